package dev.chainon.monitoring.kpi;

import dev.chainon.core.process.Telemetry;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Decided cases of the last 24 hours of event time, and of the whole epoch by hour of the day. One thread at a time. */
public final class Decisions {

    static final int HOURS = 24;
    private static final long WINDOW_MINUTES = 24 * 60;

    private final Map<Policy, Tally> lastDay = new EnumMap<>(Policy.class);
    private final Map<Policy, Tally[]> byHour = new EnumMap<>(Policy.class);
    private final Deque<Decided> window = new ArrayDeque<>();
    private long latest = Long.MIN_VALUE;

    /** Who decides whether to warn. */
    public enum Policy {
        MODEL,
        CONTROL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Every cell as a measure, of the last day and by hour. */
        void publish(DecisionBook book, Telemetry telemetry) {
            for (boolean warned : new boolean[] {false, true}) {
                for (boolean happened : new boolean[] {false, true}) {
                    Cell cell = new Cell(this, warned, happened);
                    telemetry.gauge("chainon_decisions", () -> book.count(cell), cell.labels());
                    IntStream.range(0, HOURS).forEach(hour -> {
                        String[] labels = Arrays.copyOf(cell.labels(), cell.labels().length + 2);
                        labels[labels.length - 2] = "hour";
                        labels[labels.length - 1] = String.format(Locale.ROOT, "%02d", hour);
                        telemetry.gauge("chainon_decisions_by_hour", () -> book.count(cell, hour), labels);
                    });
                }
            }
        }
    }

    /** One of the four ways a decision can turn out. */
    record Cell(Policy policy, boolean warned, boolean happened) {
        String[] labels() {
            return new String[] {
                "policy", policy.key(), "warned", warned ? "yes" : "no", "outcome", happened ? "yes" : "no"
            };
        }
    }

    /**
     * @param minute at which the outcome became known
     * @param control whether the control group would have warned; empty where it was not asked
     */
    record Decided(
            long minute, int hour, boolean warned, Optional<Boolean> control, boolean happened, long noticeMinutes) {

        Optional<Boolean> warned(Policy policy) {
            return policy == Policy.MODEL ? Optional.of(warned) : control;
        }
    }

    Decisions() {
        for (Policy policy : Policy.values()) {
            lastDay.put(policy, new Tally());
            byHour.put(policy, IntStream.range(0, HOURS).mapToObj(h -> new Tally()).toArray(Tally[]::new));
        }
    }

    void add(Decided decided) {
        latest = Math.max(latest, decided.minute);
        window.addLast(decided);
        count(decided, 1);
        for (Policy policy : Policy.values()) {
            decided.warned(policy).ifPresent(warned -> ofHour(policy, decided.hour).add(warned, decided.happened, 1));
        }
        while (!window.isEmpty() && window.getFirst().minute <= latest - WINDOW_MINUTES) {
            count(window.removeFirst(), -1);
        }
    }

    private void count(Decided decided, int times) {
        for (Policy policy : Policy.values()) {
            decided.warned(policy).ifPresent(warned -> lastDay(policy).add(warned, decided.happened, times));
        }
    }

    Tally lastDay(Policy policy) {
        return lastDay.getOrDefault(policy, new Tally());
    }

    Tally ofHour(Policy policy, int hour) {
        return byHour.getOrDefault(policy, new Tally[HOURS])[hour];
    }

    OptionalDouble medianNotice() {
        long[] notices = window.stream()
                .filter(d -> d.warned && d.happened)
                .mapToLong(Decided::noticeMinutes)
                .sorted()
                .toArray();
        if (notices.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = notices.length / 2;
        return OptionalDouble.of(
                notices.length % 2 == 1 ? notices[middle] : (notices[middle - 1] + notices[middle]) / 2.0);
    }
}
