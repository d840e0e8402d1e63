package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.Check;
import dev.chainon.registry.ModelVersion;
import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.training.evaluation.Days;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Sweep;
import dev.chainon.training.gate.ChampionChecks;
import dev.chainon.training.gate.Contender;
import dev.chainon.training.gate.ControlChecks;
import dev.chainon.training.gate.GateSettings;
import dev.chainon.training.gate.Ground;
import dev.chainon.training.gate.OwnChecks;
import dev.chainon.training.gate.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a candidate on the validation rows, beside the champion or, where there is none, by the control group of its own run. */
final class Gate {

    private final UseCase<?> useCase;
    private final TrainingSet set;
    private final Path training;
    private final GateSettings settings;
    private final AnalysisSettings analysis;
    private final Bootstrap bootstrap;

    /** @param chainon the settings below the root {@code chainon} */
    Gate(UseCase<?> useCase, TrainingSet set, Config chainon) {
        this.useCase = useCase;
        this.set = set;
        this.training = Path.of(chainon.getString("home")).resolve("training");
        this.settings = GateSettings.of(chainon.getConfig("training.gate"));
        this.analysis = AnalysisSettings.of(chainon.getConfig("training"), useCase.costs());
        TrainingSettings own = TrainingSettings.of(chainon.getConfig("training"));
        this.bootstrap = new Bootstrap(own.resamples(), own.seed());
    }

    /** @param champion as it was scored, if there is one that can be compared with */
    record Judged(Verdict verdict, Optional<Contender> champion) {}

    /** A model on the validation rows. */
    Contender contender(String name, float[] scores, double threshold) {
        Split split = set.validation();
        return new Contender(
                name, scores, threshold, Evaluation.of(scores, split.labels(), split.minutes(), bootstrap));
    }

    Judged judge(Candidate candidate, Optional<ModelVersion> champion) {
        OwnChecks own = new OwnChecks(settings);
        List<Check> checks =
                new ArrayList<>(own.floors(candidate.contender().evaluation().metrics()));
        Optional<Contender> rival = Optional.empty();
        if (champion.isEmpty()) {
            checks.addAll(new ControlChecks(settings.control()).of(candidate.control()));
        } else if (same(candidate, champion.get())) {
            checks.add(new ChampionChecks(settings)
                    .incomparable("no gain: " + champion.get().uri() + " is champion already, with the same bytes"));
        } else {
            rival = beside(candidate, champion.get(), checks);
        }
        checks.addAll(own.budgets(candidate.cost(set.validation())));
        return new Judged(new Verdict(checks), rival);
    }

    private static boolean same(Candidate candidate, ModelVersion champion) {
        return candidate.version() == champion.version()
                || candidate.digest().equals(champion.manifest().sha256().get(Bundle.ONNX));
    }

    private Optional<Contender> beside(Candidate candidate, ModelVersion champion, List<Check> checks) {
        ChampionChecks beside = new ChampionChecks(settings);
        Rival rival = Rival.of(champion, set, training);
        if (rival instanceof Rival.Incomparable not) {
            checks.add(beside.incomparable(not.why()));
            return Optional.empty();
        }
        float[] scores = ((Rival.Scores) rival).scores();
        Contender before = contender(champion.uri(), scores, threshold(champion, scores));
        checks.addAll(beside.of(candidate.contender(), before, ground()));
        return Optional.of(before);
    }

    /** The one it serves with; the cheapest on these rows for a version that is older than thresholds. */
    private double threshold(ModelVersion version, float[] scores) {
        return Optional.ofNullable(version.manifest().metrics().get("threshold"))
                .orElseGet(() -> Sweep.of(scores, set.validation().labels())
                        .cheapest(analysis.costs())
                        .threshold());
    }

    private Ground ground() {
        Split split = set.validation();
        Days days = Days.of(split.minutes());
        List<GroupReport.Membership> groups = useCase.groupings().stream()
                .map(grouping -> new GroupReport.Membership(grouping, Analysis.members(grouping, split), days))
                .toList();
        return new Ground(split.labels(), groups, bootstrap);
    }
}
