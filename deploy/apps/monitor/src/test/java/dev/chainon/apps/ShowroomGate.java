package dev.chainon.apps;

import dev.chainon.console.source.Models.Asked;
import dev.chainon.console.source.Models.CheckLine;
import dev.chainon.console.source.Models.Decision;
import dev.chainon.console.source.Models.Figure;
import java.util.List;

/** Made-up checks of a promotion, to look at the page. */
final class ShowroomGate {

    private static final Asked NOT_SURELY_WORSE = new Asked("high", "at_least", -.02);

    static final Decision DECISION = new Decision(
            "gate",
            false,
            List.of(
                    own("floor", "auc", .8893, "number", new Asked("value", "at_least", .869)),
                    own("floor", "auc", .8893, "number", new Asked("value", "at_most", .905)),
                    change("gain", "auc", .0021, .0013, .0030, new Asked("low", "above", 0)),
                    own("delong.p", "auc", 3.1e-9, "number", new Asked("value", "at_most", .05)),
                    change("not-worse", "logloss", .0004, -.0002, .0011, new Asked("high", "at_least", -.002)),
                    own("parity", "", 4.2e-7, "number", new Asked("value", "at_most", 1e-5)),
                    own("latency.median", "", 14.2, "microseconds", new Asked("value", "at_most", 120)),
                    own("latency.p99", "", 61.8, "microseconds", new Asked("value", "at_most", 5000)),
                    own("size", "", 1_214_000, "bytes", new Asked("value", "at_most", 8e6)),
                    change("group.recall", "hour/04-10", .004, -.006, .013, NOT_SURELY_WORSE),
                    change("group.logloss", "hour/04-10", .0002, -.0003, .0008, new Asked("high", "at_least", -.005)),
                    change("group.recall", "hour/10-16", -.001, -.009, .007, NOT_SURELY_WORSE)));

    private ShowroomGate() {}

    private static CheckLine own(String name, String subject, double value, String unit, Asked bound) {
        return new CheckLine(name, subject, new Figure(value, Double.NaN, Double.NaN, unit), bound, true, "");
    }

    private static CheckLine change(String name, String subject, double value, double low, double high, Asked bound) {
        return new CheckLine(name, subject, new Figure(value, low, high, "number"), bound, true, "");
    }
}
