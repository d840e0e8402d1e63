package dev.chainon.console.source;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the watch of inputs, scores and outcomes says, and how it came to that. */
public interface Drift {

    /** Where nothing is watched. */
    Drift NONE = new Drift() {};

    /** Every version that predicts or did, the one whose prediction came last first; evidence in "fr" or "en". */
    default List<Version> versions(String language) {
        return List.of();
    }

    /** Shares of the stream that the rules refuse. */
    default List<Share> rules() {
        return List.of();
    }

    /** Performance over the 24 hours before each hour of the epoch, in order. */
    default List<Point> points() {
        return List.of();
    }

    /** What began meanwhile, in order. */
    default List<Mark> marks() {
        return List.of();
    }

    /**
     * @param why in English, why inputs and bounds are not judged; empty where they are
     * @param tests in the order they are shown, those without a figure among them
     * @param columns furthest beyond their bounds first
     */
    record Version(String model, int version, String why, List<Test> tests, List<Group> groups, List<Column> columns) {
        public Version {
            Objects.requireNonNull(why);
            tests = List.copyOf(tests);
            groups = List.copyOf(groups);
            columns = List.copyOf(columns);
        }
    }

    /**
     * @param id stable, such as {@code drift.inputs.psi}
     * @param value empty while there is too little to judge
     * @param since minute of event time since which it fails; empty while it does not
     */
    record Test(String id, OptionalDouble value, double bound, OptionalLong since, String evidence) {}

    /** @param grouping empty for all cases together; figures that are not known are not numbers */
    record Group(
            String grouping,
            String group,
            long rows,
            double auc,
            double logLoss,
            double ece,
            double precision,
            double recall) {}

    /** One input beside its reference. */
    record Column(String name, double psi, double psiBound, double ks, double ksBound, boolean drifted) {}

    /** @param bound not a number while there is none */
    record Share(String rule, double value, double bound, boolean beyond) {}

    /** @param minute first minute of the hour, since 1970 */
    record Point(long minute, double auc, double logLoss, long rows) {}

    /** @param kind version, signal or alert */
    record Mark(long minute, String kind, String name) {}
}
