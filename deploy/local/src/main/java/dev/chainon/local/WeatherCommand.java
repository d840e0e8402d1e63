package dev.chainon.local;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks Open-Meteo for the weather: one day at one airport, or months at the busiest ones. */
@Command(
        name = "weather",
        mixinStandardHelpOptions = true,
        synopsisHeading =
                "Usage: chainon weather --airport CODE --date DATE%nor:    chainon weather --from DATE --to DATE"
                        + " --airports N%n",
        customSynopsis = "both with --offline and --json FILE at will",
        description = {
            "Asks Open-Meteo for hourly weather (CC BY 4.0; free tier for non-commercial use) and keeps it in"
                    + " .chainon/cache/weather.",
            "What is kept is not asked again, so a run that was ended goes on where it was.",
            "Ends with 1 when something is missing: the service is away, or our share of its quota is spent."
        })
final class WeatherCommand implements Callable<Integer> {

    @Option(names = "--airport", paramLabel = "CODE", description = "One airport, such as ORD.")
    private Optional<String> airport = Optional.empty();

    @Option(names = "--date", paramLabel = "DATE", description = "Its UTC day, such as 2001-02-25.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(names = "--from", paramLabel = "DATE", description = "A day of the first month.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "A day of the last month.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--airports", paramLabel = "N", description = "How many airports, the busiest first.")
    private Optional<Integer> airports = Optional.empty();

    @Mixin
    private WebApiQuestion question = new WebApiQuestion();

    @Override
    public Integer call() {
        return question.ask("weather", "Weather", arguments(), typed());
    }

    /** What the process is asked. */
    private List<String> arguments() {
        List<Optional<?>> day = List.of(airport, date);
        List<Optional<?>> months = List.of(from, to, airports);
        if (day.stream().allMatch(Optional::isPresent) && months.stream().allMatch(Optional::isEmpty)) {
            return List.of("day", airport.orElseThrow(), date.orElseThrow().toString());
        }
        if (months.stream().allMatch(Optional::isPresent) && day.stream().allMatch(Optional::isEmpty)) {
            return List.of("months", text(from), text(to), text(airports));
        }
        throw new CommandLine.ParameterException(
                new CommandLine(this), "Give --airport and --date, or --from, --to and --airports.");
    }

    /** The options to type again. */
    private String typed() {
        return Stream.of(
                        word("--airport", airport),
                        word("--date", date),
                        word("--from", from),
                        word("--to", to),
                        word("--airports", airports))
                .reduce("", String::concat);
    }

    private static String word(String option, Optional<?> value) {
        return value.map(v -> " " + option + " " + v).orElse("");
    }

    private static String text(Optional<?> value) {
        return String.valueOf(value.orElseThrow());
    }
}
