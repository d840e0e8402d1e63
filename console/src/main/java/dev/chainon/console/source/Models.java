package dev.chainon.console.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry as the pages read it. */
public interface Models {

    Optional<Champion> champion();

    /** Text of a file beside the champion's card, such as one of its plots; empty if the champion's bundle has no such file. */
    Optional<String> paper(String file);

    /** What the champion's manifest says of its making, by key: its parameters, {@code snapshot}, {@code commit}, {@code parity}, {@code sha256} of its network. */
    default Map<String, String> facts() {
        return Map.of();
    }

    /** Promotions, latest first. */
    List<Promotion> promotions();

    /**
     * @param metrics on the validation period, by the model card's keys (auc, prauc, logloss, brier, ece, rows, positives)
     */
    record Champion(String name, int version, String created, Map<String, Double> metrics) {
        public Champion {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * Who gave an alias to a version, when and why.
     *
     * @param decision what decided it
     */
    record Promotion(Instant at, String alias, int version, String who, String why, Decision decision) {

        /** A move of which nothing more is known. */
        public Promotion(Instant at, String alias, int version, String who, String why) {
            this(at, alias, version, who, why, Decision.NONE);
        }
    }

    /**
     * What a move of an alias rests on.
     *
     * @param by gate, force, settings, person or unknown
     * @param back whether the alias went back to an earlier version
     * @param checks every condition that was measured
     */
    record Decision(String by, boolean back, List<CheckLine> checks) {

        static final Decision NONE = new Decision("unknown", false, List.of());

        public Decision {
            checks = List.copyOf(checks);
        }
    }

    /**
     * One condition of the gate.
     *
     * @param subject what it was measured of: a metric, a member of the control group, a group after its grouping and a stroke; may be empty
     * @param measured a figure with its unit, not a number where nothing could be measured
     * @param bound what is asked of it
     * @param note in English, what a reader must know beside the figures; may be empty
     */
    record CheckLine(String name, String subject, Figure measured, Asked bound, boolean passed, String note) {}

    /**
     * A figure and its 95 % interval, whose ends are no numbers where there is none.
     *
     * @param unit number, microseconds or bytes
     */
    record Figure(double value, double low, double high, String unit) {}

    /**
     * @param of value, low or high: the end of the interval that is held to the bound
     * @param sense above, at_least or at_most
     */
    record Asked(String of, String sense, double value) {}
}
