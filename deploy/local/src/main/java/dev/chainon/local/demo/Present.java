package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.process.Failure;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a retraining that begins now is told: the days before the moment of the replay, and how its trial goes.
 *
 * @param figures those of the monitor, while it answers
 */
record Present(Settings settings, Supplier<Optional<String>> figures) implements Supplier<Map<String, String>> {

    private static final long MINUTES_A_DAY = 1440;

    /** @throws Failure while the monitor does not say which day it is */
    @Override
    public Map<String, String> get() {
        double minute = figures.get()
                .map(text -> Kept.tree(text).path("stream.minute").asDouble(Double.NaN))
                .orElse(Double.NaN);
        if (Double.isNaN(minute)) {
            throw new Failure("the monitor does not say which day is replayed");
        }
        LocalDate now = LocalDate.ofEpochDay((long) minute / MINUTES_A_DAY);
        Map<String, String> told = new HashMap<>(settings.trial());
        told.put(Handover.JUDGE_FROM, now.minusDays(settings.judgeDays()).toString());
        told.put(Handover.JUDGE_UNTIL, now.toString());
        return told;
    }
}
