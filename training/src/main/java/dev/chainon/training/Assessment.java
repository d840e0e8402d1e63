package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.model.Costs;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.training.evaluation.Days;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges a registered version, in the form that serves, beside the control group of its training, on one period. Nothing is chosen there: the network is the
 * bundle's, the threshold the one of its manifest; a bundle keeps of its control group the figures alone, so the members are fitted again on the rows that
 * they learnt from, with the same seed, their best epoch on the validation rows.
 */
public final class Assessment {

    /** Name of the split that a sealed set has. */
    private static final String SEALED = "sealed";

    private static final Grouping ALL = new Grouping() {
        @Override
        public String key() {
            return "all";
        }

        @Override
        public List<String> groups() {
            return List.of("all");
        }

        @Override
        public int group(float[] features, long minute) {
            return 0;
        }
    };

    private final UseCase<?> useCase;
    private final Config chainon;
    private final Progress progress;

    /** @param chainon the settings below the root {@code chainon} */
    public Assessment(UseCase<?> useCase, Config chainon, Progress progress) {
        this.useCase = useCase;
        this.chainon = chainon;
        this.progress = progress;
    }

    /** On the validation rows of its training: what any version may be asked at any time. */
    public Assessed onValidation(Subject subject) {
        return on(subject, subject.set().validation(), "evaluate");
    }

    /**
     * On the sealed rows, which were opened for it.
     *
     * @param folder that they were exported to
     * @throws BadTrainingSetException if there are none, they have other features, or the version learnt of that time
     */
    public Assessed onSealed(Subject subject, Path folder) {
        Split rows = TrainingSet.alone(folder, SEALED, subject.set().features());
        Split known = subject.set().validation();
        if (rows.minute(0) <= known.minute(known.rows() - 1)) {
            throw new BadTrainingSetException("the sealed rows begin before the validation rows of "
                    + subject.version().uri() + " end: it was chosen on them");
        }
        return on(subject, rows, "final");
    }

    private Assessed on(Subject subject, Split rows, String prefix) {
        Backend.prepare(chainon);
        TrainingSettings settings = subject.settings();
        Identity identity = new Identity(
                subject.version().model(),
                subject.set(),
                Optional.empty(),
                settings,
                subject.trees(chainon.getConfig("training.trees")),
                AnalysisSettings.of(chainon.getConfig("training"), useCase.costs()),
                subject.version().manifest().commit(),
                Instant.parse(subject.version().manifest().created()));
        Scored own = Scored.of(OnnxScores.of(subject.bundle().onnx(), rows), rows, settings);
        Control control =
                new ControlGroup(useCase, identity, progress, chainon.getInt("training.threads")).measure(rows);
        Policy policy = Policy.at(own.scores(), subject.threshold());
        Bootstrap bootstrap = new Bootstrap(settings.resamples(), settings.seed());
        Days days = Days.of(rows.minutes());
        Costs costs = identity.analysis().costs();
        return new Assessed(
                prefix,
                subject,
                rows,
                own,
                control,
                report(ALL, policy, rows, bootstrap),
                useCase.groupings().stream()
                        .map(grouping -> report(grouping, policy, rows, bootstrap))
                        .toList(),
                policy.dearerThan(
                        Policy.at(own.scores(), Double.POSITIVE_INFINITY),
                        rows.labels(),
                        costs,
                        new Policy.Resampled(days, bootstrap)));
    }

    private static GroupReport report(Grouping grouping, Policy policy, Split rows, Bootstrap bootstrap) {
        return GroupReport.of(
                policy,
                rows.labels(),
                new GroupReport.Membership(grouping, Analysis.members(grouping, rows), Days.of(rows.minutes())),
                bootstrap);
    }
}
