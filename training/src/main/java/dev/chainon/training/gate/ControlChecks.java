package dev.chainon.training.gate;

import dev.chainon.registry.Bound;
import dev.chainon.registry.Check;
import dev.chainon.registry.Measured;
import dev.chainon.registry.Measured.Unit;
import dev.chainon.training.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first model has no champion to beat: it is held to the control group that was fitted in its own run. */
public final class ControlChecks {

    private static final String ABSENT =
            "its bundle holds no comparison with this member: train again, this one is too old or the member was absent";

    private final GateSettings.Control settings;

    public ControlChecks(GateSettings.Control settings) {
        this.settings = settings;
    }

    /**
     * How much more AUC a model has than a member.
     *
     * @param interval of the paired resamples
     */
    public record Gain(double value, Interval interval) {}

    /** @param gains of the model over each member, by name */
    public List<Check> of(Map<String, Gain> gains) {
        List<Check> checks = new ArrayList<>();
        settings.beat().forEach(member -> checks.add(check("control", member, gains, Bound.surelyAbove(0))));
        settings.margins()
                .forEach(
                        (member, margin) -> checks.add(check("control", member, gains, Bound.notSurelyBelow(-margin))));
        return checks;
    }

    private static Check check(String name, String member, Map<String, Gain> gains, Bound bound) {
        return Optional.ofNullable(gains.get(member))
                .map(gain -> new Check(
                        name,
                        member,
                        new Measured(
                                gain.value(),
                                gain.interval().low(),
                                gain.interval().high(),
                                Unit.NUMBER),
                        bound,
                        "AUC over this member"))
                .orElseGet(() -> Check.impossible(name, member, bound, ABSENT));
    }
}
