package dev.chainon.monitoring.kpi;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Role;
import dev.chainon.core.features.Features;
import dev.chainon.core.model.Costs;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.monitoring.stream.StreamListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongToIntFunction;

/**
 * What the predictions of an epoch were worth as decisions, once the outcomes were known: by the model and by the hand-made rule of the control group, both
 * warning from the probability on at which warning is cheaper than silence. Also counts the cases that got no prediction. The clock is event time; what comes
 * twice counts once. Thread-safe.
 */
public final class DecisionBook implements StreamListener {

    static final long PATIENCE_MINUTES = 48 * 60;
    /** Logs are read one after the other: a prediction may be read later than the outcome that came after it. */
    static final long JUDGED_AFTER_MINUTES = 6 * 60;

    private final Costs costs;
    private final double threshold;
    private final LongToIntFunction hourOf;
    private final Telemetry telemetry;
    private final Decisions decisions = new Decisions();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Deque<Known> unjudged = new ArrayDeque<>();
    private long now = Long.MIN_VALUE;

    /** What the logs have said of one subject so far; kept after it is decided, so that a repetition is recognised. */
    private static final class Known {
        private final long minute;
        private boolean instance;
        private boolean decided;
        private long outcomeMinute;
        private Optional<Foretold> prediction = Optional.empty();
        private Optional<Boolean> outcome = Optional.empty();

        Known(long minute) {
            this.minute = minute;
        }
    }

    /** What is kept of a prediction for two days: neither its inputs nor its facts, which are thirty times as large. */
    private record Foretold(long minute, double probability, OptionalDouble control) {}

    /** @param hourOf hour of the use case's day, 0 to 23, of a minute of event time */
    public DecisionBook(Costs costs, LongToIntFunction hourOf, Telemetry telemetry) {
        this.costs = costs;
        this.threshold = costs.threshold();
        this.hourOf = hourOf;
        this.telemetry = telemetry;
        telemetry.gauge("chainon_cost_false_warning", costs::falseWarning);
        telemetry.gauge("chainon_cost_missed_warning", costs::missedWarning);
        telemetry.gauge(
                "chainon_decision_notice_median_seconds", () -> noticeMinutes().orElse(Double.NaN) * 60);
        telemetry.count("chainon_judged_total", 0);
        telemetry.count("chainon_judged_unpredicted_total", 0);
        for (Decisions.Policy policy : Decisions.Policy.values()) {
            policy.publish(this, telemetry);
        }
    }

    /** By the costs and the days of a use case. */
    public static DecisionBook of(UseCase<?> useCase, Telemetry telemetry) {
        Features<?> features = useCase.features();
        return new DecisionBook(
                useCase.costs(),
                minute -> (int) Math.floorMod((minute - features.startOfDay(features.day(minute))) / 60, 24L),
                telemetry);
    }

    @Override
    public synchronized void heard(Event event) {
        Known subject = known.computeIfAbsent(event.subject(), s -> new Known(event.minute()));
        subject.instance |= event.role() == Role.INSTANCE;
        if (event.outcome().isPresent() && subject.outcome.isEmpty()) {
            subject.outcome = event.outcome();
            subject.outcomeMinute = event.minute();
            unjudged.addLast(subject);
            decide(subject);
        }
        moveTo(event.minute());
    }

    @Override
    public synchronized void predicted(Prediction prediction) {
        Known subject = known.computeIfAbsent(prediction.subject(), s -> new Known(prediction.minute()));
        if (subject.prediction.isEmpty()) {
            subject.prediction =
                    Optional.of(new Foretold(prediction.minute(), prediction.probability(), prediction.control()));
            decide(subject);
        }
    }

    private void decide(Known subject) {
        if (!subject.decided && subject.prediction.isPresent() && subject.outcome.isPresent()) {
            subject.decided = true;
            Foretold prediction = subject.prediction.get();
            OptionalDouble control = prediction.control();
            decisions.add(new Decisions.Decided(
                    subject.outcomeMinute,
                    hourOf.applyAsInt(prediction.minute()),
                    prediction.probability() >= threshold,
                    control.isPresent() ? Optional.of(control.getAsDouble() >= threshold) : Optional.empty(),
                    subject.outcome.get(),
                    subject.outcomeMinute - prediction.minute()));
        }
    }

    private void moveTo(long minute) {
        if (minute > now) {
            now = minute;
            while (!unjudged.isEmpty() && unjudged.getFirst().outcomeMinute <= now - JUDGED_AFTER_MINUTES) {
                judge(unjudged.removeFirst());
            }
            Iterator<Known> oldest = known.values().iterator();
            while (oldest.hasNext() && oldest.next().minute < now - PATIENCE_MINUTES) {
                oldest.remove();
            }
        }
    }

    /** A case whose start lies before the log has nothing to answer for. */
    private void judge(Known subject) {
        if (subject.instance) {
            telemetry.count("chainon_judged_total", 1);
            telemetry.count("chainon_judged_unpredicted_total", subject.prediction.isPresent() ? 0 : 1);
        }
    }

    synchronized long count(Decisions.Cell cell) {
        return decisions.lastDay(cell.policy()).count(cell.warned(), cell.happened());
    }

    synchronized long count(Decisions.Cell cell, int hour) {
        return decisions.ofHour(cell.policy(), hour).count(cell.warned(), cell.happened());
    }

    /** Cost per thousand cases of an hour of the day, 0 to 23, in this epoch; not a number without a case. */
    public synchronized double costOfHour(Decisions.Policy policy, int hour) {
        return decisions.ofHour(policy, hour).costPerThousand(costs);
    }

    /** Median minutes from prediction to outcome, of the right warnings of the last 24 hours; empty if there is none. */
    public synchronized OptionalDouble noticeMinutes() {
        return decisions.medianNotice();
    }
}
