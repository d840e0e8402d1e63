package dev.chainon.core.observation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Joins hourly observations to instances, as an OPTIONAL extra beside the features, never among them: a reanalysis is computed afterwards, so it is
 * not strictly known at the moment of the prediction. An instance gets the last full hour that had begun at its minute. Not thread-safe.
 */
public final class HourlyJoin {

    /** What the columns must be called wherever they are shown. */
    public static final String LABEL =
            "optional extra, from a reanalysis: not strictly known at the moment of the prediction";

    /**
     * How many instances got all columns, some of them, or none.
     *
     * @param causes why months were missing, by cause, in months
     */
    public record Tally(long complete, long partial, long misses, Map<Lookup.Cause, Integer> causes) {

        public Tally {
            causes = Map.copyOf(causes);
        }

        /** One sentence for a report. */
        public String words() {
            return complete + " instances with all hourly columns, " + partial + " with some, " + misses + " with none"
                    + (causes.isEmpty() ? "" : "; months without an answer: " + causes) + " (" + LABEL + ")";
        }
    }

    private record Key(String place, YearMonth month) {}

    private final Observations source;
    private final Function<String, Optional<Place>> places;
    private final Map<Key, Optional<HourlySeries>> months = new HashMap<>();
    private final Map<Lookup.Cause, Integer> causes = new HashMap<>();
    private long complete;
    private long partial;
    private long misses;

    /** @param places the use case's places by the name that its instances carry */
    public HourlyJoin(Observations source, Function<String, Optional<Place>> places) {
        this.source = source;
        this.places = places;
    }

    public List<String> columns() {
        return source.columns();
    }

    /**
     * Writes one float a column, NaN where nothing is known, and counts.
     *
     * @param place name of the place, such as the airport of departure
     * @param utcMinute minutes since 1970
     * @param target at least as long as the columns
     * @return whether at least one column is known
     */
    public boolean join(String place, long utcMinute, float[] target) {
        int width = source.columns().size();
        Arrays.fill(target, 0, width, Float.NaN);
        long hour = Math.floorDiv(utcMinute, 60L);
        Optional<HourlySeries> series = months.computeIfAbsent(new Key(place, month(hour)), this::ask);
        int known = 0;
        for (int i = 0; i < width && series.isPresent(); i++) {
            target[i] = series.get().at(i, hour);
            known += Float.isNaN(target[i]) ? 0 : 1;
        }
        count(known, width);
        return known > 0;
    }

    public Tally tally() {
        return new Tally(complete, partial, misses, causes);
    }

    private void count(int known, int width) {
        complete += known == width ? 1 : 0;
        partial += known > 0 && known < width ? 1 : 0;
        misses += known == 0 ? 1 : 0;
    }

    private Optional<HourlySeries> ask(Key key) {
        return places.apply(key.place())
                .flatMap(place -> asked(
                        source.hourly(place, key.month().atDay(1), key.month().atEndOfMonth())));
    }

    private Optional<HourlySeries> asked(Lookup<HourlySeries> lookup) {
        if (lookup instanceof Lookup.Missing<HourlySeries> missing) {
            causes.merge(missing.cause(), 1, Integer::sum);
        }
        return lookup.answer();
    }

    private static YearMonth month(long hour) {
        return YearMonth.from(LocalDate.ofInstant(Instant.ofEpochSecond(hour * 3600), ZoneOffset.UTC));
    }
}
