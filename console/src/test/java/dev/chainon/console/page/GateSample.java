package dev.chainon.console.page;

import dev.chainon.console.source.Models.Asked;
import dev.chainon.console.source.Models.CheckLine;
import dev.chainon.console.source.Models.Decision;
import dev.chainon.console.source.Models.Figure;
import java.util.List;

/** A promotion that a person forced: what was met and what was not. */
final class GateSample {

    static final Decision DECISION = new Decision(
            "force",
            false,
            List.of(
                    new CheckLine(
                            "gain",
                            "auc",
                            new Figure(.0012, .0003, .0021, "number"),
                            new Asked("low", "above", 0),
                            true,
                            ""),
                    check("parity", new Figure(4.17e-7, Double.NaN, Double.NaN, "number"), 1e-5, true),
                    check("latency.p99", new Figure(5210.5, Double.NaN, Double.NaN, "microseconds"), 5000, false),
                    check("size", new Figure(61_440, Double.NaN, Double.NaN, "bytes"), 8e6, true),
                    new CheckLine(
                            "group.recall",
                            "hour/04-10",
                            new Figure(-.03, -.04, -.021, "number"),
                            new Asked("high", "at_least", -.02),
                            false,
                            "")));

    private GateSample() {}

    private static CheckLine check(String name, Figure measured, double most, boolean passed) {
        return new CheckLine(name, "", measured, new Asked("value", "at_most", most), passed, "");
    }
}
