package dev.chainon.local;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the holidays that the features count with those of Nager.Date. */
@Command(
        name = "holidays",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the holidays that the features count with those of the public service Nager.Date, and lists the"
                    + " differences.",
            "The features' own stay the source of a prediction. Ends with 1 when there is no answer."
        })
final class HolidaysCommand implements Callable<Integer> {

    @Option(names = "--year", required = true, paramLabel = "YEAR", description = "Such as 2001.")
    private int year;

    @Mixin
    private WebApiQuestion question = new WebApiQuestion();

    @Override
    public Integer call() {
        return question.ask("holidays", "Holidays", List.of(Integer.toString(year)), " --year " + year);
    }
}
