package dev.chainon.ingestion.webapi;

import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Lookup.Cause;
import dev.chainon.core.observation.Observations;
import dev.chainon.core.observation.Place;
import dev.chainon.core.process.Progress;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks for whole months of several places, one after the other. What is kept already costs nothing, so a fill that was killed goes on where it was. */
public final class CacheFill {

    /** After one of these the next question would get the same answer. */
    private static final Set<Cause> USELESS_TO_GO_ON = EnumSet.of(Cause.OFF, Cause.QUOTA, Cause.RESTING);

    /**
     * How far a fill came.
     *
     * @param asked months of places that were wanted
     * @param kept answered from the cache
     * @param fresh answered by the service just now
     * @param missing not answered, those after the end included
     * @param hours with at least one known value
     * @param trouble the first reason why something is missing
     */
    public record Result(int asked, int kept, int fresh, int missing, long hours, Optional<String> trouble) {

        public boolean whole() {
            return missing == 0;
        }

        /** Figures by their stable name. */
        public Map<String, Number> figures() {
            Map<String, Number> figures = new LinkedHashMap<>();
            figures.put("weather.months.asked", asked);
            figures.put("weather.months.kept", kept);
            figures.put("weather.months.fresh", fresh);
            figures.put("weather.months.missing", missing);
            figures.put("weather.hours.known", hours);
            return figures;
        }
    }

    private final Observations source;
    private final Progress progress;

    public CacheFill(Observations source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    /**
     * Asks for every month from {@code first} to {@code last} at every place.
     *
     * @throws IllegalArgumentException if {@code last} lies before {@code first} or there is no place
     */
    public Result run(List<Place> places, YearMonth first, YearMonth last) {
        if (last.isBefore(first) || places.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to ask for: " + places.size() + " places, " + first + " to " + last);
        }
        List<YearMonth> months = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
        int asked = places.size() * months.size();
        Result result = new Result(asked, 0, 0, asked, 0, Optional.empty());
        int done = 0;
        progress.step("weather", 0, asked);
        for (Place place : places) {
            for (YearMonth month : months) {
                Lookup<HourlySeries> lookup = source.hourly(place, month.atDay(1), month.atEndOfMonth());
                result = with(result, lookup);
                if (lookup instanceof Lookup.Missing<HourlySeries> missing
                        && USELESS_TO_GO_ON.contains(missing.cause())) {
                    return result;
                }
                progress.step("weather", ++done, asked);
            }
        }
        return result;
    }

    private static Result with(Result sum, Lookup<HourlySeries> lookup) {
        if (lookup instanceof Lookup.Found<HourlySeries> found) {
            return new Result(
                    sum.asked,
                    sum.kept + (found.fresh() ? 0 : 1),
                    sum.fresh + (found.fresh() ? 1 : 0),
                    sum.missing - 1,
                    sum.hours + found.value().knownHours(),
                    sum.trouble);
        }
        String words = ((Lookup.Missing<HourlySeries>) lookup).words();
        return new Result(
                sum.asked, sum.kept, sum.fresh, sum.missing, sum.hours, Optional.of(sum.trouble.orElse(words)));
    }
}
