package dev.chainon.store;

import dev.chainon.core.model.Prediction;
import java.util.Map;
import java.util.stream.IntStream;

/** One prediction and its outcome a day, the first of them at minute 0. */
public final class DailyRows {

    private DailyRows() {}

    /** Stores so many days of an epoch. */
    public static void fill(Database monitoring, int epoch, int days) {
        new Predictions(monitoring)
                .upsert(IntStream.range(0, days)
                        .mapToObj(day ->
                                new Prediction(epoch, "e" + day, "s" + day, day * 1440L, .5, "m", 1, day, 5, Map.of()))
                        .toList());
        new Outcomes(monitoring)
                .upsert(IntStream.range(0, days)
                        .mapToObj(day -> new Outcome(epoch, "s" + day, day * 1440L, true))
                        .toList());
    }
}
