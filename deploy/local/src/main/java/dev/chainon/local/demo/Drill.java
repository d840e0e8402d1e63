package dev.chainon.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** Turns a fault on until the monitor says that its alert fires, then off until it says that the alert is over; tells how long each took. */
final class Drill {

    /** What an operator is promised: told beside what it took, as seconds depend on the machine and on who else uses it. */
    static final Duration GOAL = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(250);

    /** From the start of the monitor: its rules are held back until the platform has come up. */
    private static final Duration SETTLED = Duration.ofMinutes(4);

    private static final Duration DETECTED = Duration.ofMinutes(2);
    private static final Duration CLEARED = Duration.ofMinutes(3);

    private final FaultFolder folder;
    private final String alerts;
    private final Vigil vigil;

    /** @param monitor its address */
    Drill(FaultFolder folder, String monitor, Vigil vigil) {
        this.folder = folder;
        this.alerts = monitor + "/alerts";
        this.vigil = vigil;
    }

    /**
     * How a fault was noticed.
     *
     * @param fired seconds until its alert fired; empty if it did not
     * @param cleared seconds until its alert was over again; empty if it was not
     */
    record Outcome(Fault fault, OptionalDouble fired, OptionalDouble cleared) {

        boolean good() {
            return fired.isPresent() && cleared.isPresent();
        }

        void put(Report report) {
            fired.ifPresent(seconds -> report.figure("fault." + fault.id() + ".seconds", seconds));
            cleared.ifPresent(seconds -> report.figure("fault." + fault.id() + ".clear.seconds", seconds));
        }

        /** One line for people. */
        String line() {
            return String.format(
                    Locale.ROOT,
                    "  %-14s %-18s %s, %s",
                    fault.id(),
                    fault.alert(),
                    fired.isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "fired after %.1f s (goal %d s)",
                                    fired.getAsDouble(),
                                    GOAL.toSeconds())
                            : "did not fire in " + DETECTED.toSeconds() + " s",
                    cleared.isPresent()
                            ? String.format(Locale.ROOT, "over %.1f s after it was off", cleared.getAsDouble())
                            : "did not end");
        }
    }

    /**
     * Waits until the rules are evaluated.
     *
     * @throws Failure if they are not in time
     */
    void settle() {
        if (until(SETTLED, () -> asked().path("watching").asBoolean()).isEmpty()) {
            throw new Failure("The monitor did not begin to evaluate its alerts within " + SETTLED.toSeconds()
                    + " s: see " + alerts + " and its log.");
        }
    }

    /** Whatever happens, it is off afterwards. */
    Outcome run(Fault fault) {
        if (firing(fault)) {
            until(CLEARED, () -> !firing(fault));
        }
        Thread off = new Thread(() -> folder.turn(fault, false), "fault-off");
        Runtime.getRuntime().addShutdownHook(off);
        OptionalDouble fired;
        try {
            folder.turn(fault, true);
            fired = until(DETECTED, () -> firing(fault));
        } finally {
            folder.turn(fault, false);
        }
        OptionalDouble cleared = until(CLEARED, () -> over(fault));
        Runtime.getRuntime().removeShutdownHook(off);
        return new Outcome(fault, fired, cleared);
    }

    /** Seconds until it was so; empty if it was not in time. */
    private OptionalDouble until(Duration patience, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < patience.toNanos()) {
            if (condition.getAsBoolean()) {
                return OptionalDouble.of((System.nanoTime() - begun) / 1e9);
            }
            if (!vigil.pause(LOOK)) {
                break;
            }
        }
        return OptionalDouble.empty();
    }

    private boolean firing(Fault fault) {
        return state(fault).filter("firing"::equals).isPresent();
    }

    private boolean over(Fault fault) {
        return state(fault).filter(state -> !state.equals("firing")).isPresent();
    }

    /** Empty while the monitor does not answer: that is no sign of either. */
    private Optional<String> state(Fault fault) {
        return StreamSupport.stream(asked().path("alerts").spliterator(), false)
                .filter(alert -> alert.path("alertname").asText().equals(fault.alert()))
                .map(alert -> alert.path("state").asText())
                .findFirst();
    }

    private JsonNode asked() {
        try {
            return JSON.readTree(Http.get(alerts).orElse("{}"));
        } catch (JsonProcessingException e) {
            throw new Failure("The monitor's answer is not JSON: " + alerts, e);
        }
    }
}
