package dev.chainon.training.gate;

import dev.chainon.registry.Bound;
import dev.chainon.registry.Check;
import dev.chainon.registry.Measured;
import dev.chainon.registry.Measured.Unit;
import dev.chainon.training.evaluation.DeLong;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A candidate beside the champion on the same rows. Gains are positive where the candidate is better, whatever the metric. */
public final class ChampionChecks {

    static final String GAIN = "gain";

    private final GateSettings settings;

    public ChampionChecks(GateSettings settings) {
        this.settings = settings;
    }

    /** Better with significance, not worse by any other metric, not worse for any group. */
    public List<Check> of(Contender candidate, Contender champion, Ground ground) {
        List<Check> checks = new ArrayList<>();
        GateSettings.Better better = settings.better();
        boolean alike = java.util.Arrays.equals(candidate.scores(), champion.scores());
        checks.add(new Check(
                GAIN,
                better.metric().key(),
                gain(better.metric(), candidate, champion),
                Bound.surelyAbove(better.leastGain()),
                alike
                        ? "no gain: it says the same as " + champion.name() + " of every row"
                        : "over " + champion.name()));
        if (better.metric() == Metric.AUC) {
            double p = DeLong.between(candidate.scores(), champion.scores(), ground.outcomes())
                    .p();
            checks.add(new Check(
                    "delong.p", "auc", Measured.of(p, Unit.NUMBER), Bound.atMost(better.mostP()), "two-sided"));
        }
        settings.margins()
                .forEach((metric, margin) -> checks.add(new Check(
                        "not-worse",
                        metric.key(),
                        gain(metric, candidate, champion),
                        Bound.notSurelyBelow(-margin),
                        "")));
        checks.addAll(new GroupChecks(settings.groups()).of(candidate, champion, ground));
        return checks;
    }

    /** The champion is there and cannot be compared with. */
    public Check incomparable(String why) {
        GateSettings.Better better = settings.better();
        return Check.impossible(GAIN, better.metric().key(), Bound.surelyAbove(better.leastGain()), why);
    }

    private static Measured gain(Metric metric, Contender candidate, Contender champion) {
        Map<Metric, Interval> gains = candidate.evaluation().minus(champion.evaluation());
        Interval change = Objects.requireNonNull(gains.get(metric));
        double value = metric.of(candidate.evaluation().metrics())
                - metric.of(champion.evaluation().metrics());
        return metric.highIsGood()
                ? new Measured(value, change.low(), change.high(), Unit.NUMBER)
                : new Measured(-value, -change.high(), -change.low(), Unit.NUMBER);
    }
}
