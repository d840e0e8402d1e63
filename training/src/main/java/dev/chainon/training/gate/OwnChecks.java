package dev.chainon.training.gate;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.registry.Bound;
import dev.chainon.registry.Check;
import dev.chainon.registry.Measured;
import dev.chainon.registry.Measured.Unit;
import java.util.ArrayList;
import java.util.List;

/** What a model must do whoever is champion: floors, parity, and the budgets of time and size. */
public final class OwnChecks {

    private static final double KILO = 1000;

    private final GateSettings settings;

    public OwnChecks(GateSettings settings) {
        this.settings = settings;
    }

    /**
     * What a model costs who serves it.
     *
     * @param parity largest difference of probability between network and ONNX form
     * @param medianMicros of a call for one row, by ONNX Runtime on one thread
     * @param p99Micros of the same calls
     * @param bytes of both forms of the model
     */
    public record Cost(double parity, double medianMicros, double p99Micros, long bytes) {}

    public List<Check> floors(ModelMetrics metrics) {
        List<Check> checks = new ArrayList<>();
        for (GateSettings.Floor floor : settings.floors()) {
            Measured measured = Measured.of(floor.metric().of(metrics), Unit.NUMBER);
            String metric = floor.metric().key();
            if (Double.isFinite(floor.least())) {
                checks.add(new Check("floor", metric, measured, Bound.atLeast(floor.least()), ""));
            }
            if (Double.isFinite(floor.most())) {
                String note = floor.metric().highIsGood() ? "above it a label leaks" : "";
                checks.add(new Check("floor", metric, measured, Bound.atMost(floor.most()), note));
            }
        }
        return checks;
    }

    public List<Check> budgets(Cost cost) {
        GateSettings.Budgets budgets = settings.budgets();
        return List.of(
                new Check(
                        "parity",
                        "",
                        Measured.of(cost.parity(), Unit.NUMBER),
                        Bound.atMost(budgets.parity()),
                        "ONNX against the network"),
                new Check(
                        "latency.median",
                        "",
                        Measured.of(cost.medianMicros(), Unit.MICROSECONDS),
                        Bound.atMost(budgets.medianMicros()),
                        "one row, one thread"),
                new Check(
                        "latency.p99",
                        "",
                        Measured.of(cost.p99Micros(), Unit.MICROSECONDS),
                        Bound.atMost(budgets.p99Micros()),
                        "one row, one thread"),
                new Check(
                        "size",
                        "",
                        Measured.of(cost.bytes(), Unit.BYTES),
                        Bound.atMost(budgets.kilobytes() * KILO),
                        "both forms of the model"));
    }
}
