package dev.chainon.console.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** The processes of the platform, and the machine that they run on. */
public interface Operations {

    List<ProcessLine> processes();

    /** Each sensor that is asked for, there or not. */
    List<SensorLine> sensors();

    /**
     * A sensor of the machine.
     *
     * @param id such as {@code cpu.temperature}
     * @param value in its unit; empty where the sensor is absent
     * @param unit {@code ratio}, {@code number}, {@code celsius} or {@code bytes}
     * @param cause why it is absent: {@code not-shown}, {@code no-file}, {@code no-command} or {@code unreadable}; empty where it is there
     * @param detail the file, the command or the words of the failure; may be empty
     */
    record SensorLine(String id, OptionalDouble value, String unit, String cause, String detail) {
        public SensorLine {
            Objects.requireNonNull(id);
            Objects.requireNonNull(value);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(detail);
        }
    }

    /** Every indicator as it is now, its words in "fr" or "en". */
    default List<IndicatorLine> indicators(String language) {
        return List.of();
    }

    /** What wrong warnings cost by hour of the day in this epoch; hours without a case are left out. */
    default List<HourLine> hours() {
        return List.of();
    }

    /** Alerts that are pending, fire, or fired and do no more; their words in "fr" or "en". */
    default List<AlertLine> alerts(String language) {
        return List.of();
    }

    /** Each fault that may be switched on here; none where nothing can be broken on purpose, as in production. */
    default List<FaultLine> faults() {
        return List.of();
    }

    /**
     * @param id such as {@code deadlock}
     * @param on whether it is on now
     * @param alert name of the alert that has to fire
     * @param state of that alert: inactive, pending, firing or resolved
     */
    record FaultLine(String id, boolean on, String alert, String state) {}

    /**
     * @param kind service, technical or decision
     * @param meaning how it is computed
     * @param value empty while there is nothing to measure
     * @param sign how the value should stand to the target, such as ≥
     */
    record IndicatorLine(
            String id,
            String kind,
            String name,
            String meaning,
            String unit,
            OptionalDouble value,
            String sign,
            double target,
            boolean missed) {}

    /**
     * @param hour of the use case's day, from 0
     * @param model cost per thousand cases where the model decides
     * @param control the same where the hand-made rule does; empty where it was not asked
     */
    record HourLine(int hour, double model, OptionalDouble control) {}

    /**
     * @param state pending, firing or resolved
     * @param severity page or ticket
     * @param since when it came into this state
     */
    record AlertLine(String name, String state, String severity, String says, String remedy, Instant since) {}

    /**
     * @param address where it answers; empty if it has no HTTP address
     * @param state what is known of it
     * @param detail the missing step, or why it is not reached; may be empty
     * @param memoryBytes proportional set size; 0 when unknown
     */
    record ProcessLine(String name, String address, State state, String detail, long memoryBytes) {
        public ProcessLine {
            Objects.requireNonNull(name);
            Objects.requireNonNull(address);
            Objects.requireNonNull(state);
            Objects.requireNonNull(detail);
        }
    }

    /** READY answers that it is ready; WAITING answers that a step is missing; DOWN does not answer; ALIVE runs and has no health address. */
    enum State {
        READY,
        ALIVE,
        WAITING,
        DOWN
    }
}
