package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.chainon.core.UseCase;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.History;
import dev.chainon.core.event.RowSchema;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.features.Features;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.Rule;
import dev.chainon.core.process.Progress;
import dev.chainon.core.request.RequestField;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Decision;
import dev.chainon.registry.Manifest;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

    /** A set this small gives the linear models few steps a pass. */
    private static final String LINEAR_FITTED =
            "chainon.training { epochs = 8, control-epochs = 60, hidden = [16, 8], learning-rate = 0.01, batch = 256, resamples = 40, period = may,"
                    + " trees { rounds = 60, threads = 1 } }";

    @TempDir
    Path home;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final LineageFake lineage = new LineageFake();
    private final Chronicle chronicle =
            new Chronicle(lineage, InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), Duration.ofDays(1));
    private ShelfFake shelf;

    @BeforeEach
    void makeTrainingSet() throws IOException {
        Path folder = Files.createDirectories(home.resolve("training").resolve("tag-1"));
        ToySet.in(folder, 3000, 3000, 3);
        Files.writeString(home.resolve("training").resolve("latest"), "tag-1\n");
        shelf = new ShelfFake(home.resolve("registry").resolve("kettle-spills"));
    }

    private Outcome run(double leastAuc) {
        return run(
                leastAuc,
                "chainon.training { epochs = 3, pieces = 0, hidden = [16, 8], learning-rate = 0.01, batch = 256, resamples = 40, period = may, commit = abc, trees { rounds = 20, threads = 1 } }");
    }

    private Outcome run(double leastAuc, String settings) {
        return training(config(leastAuc, settings)).run();
    }

    /** What a machine is fast at is no matter of a test: its budgets of time are wide. A network this small need not beat what is fitted beside it. */
    private Config config(double leastAuc, String settings) {
        String gate = "\nchainon.training.gate { floors.auc.at-least = " + leastAuc
                + ", latency { median-us = 1e9, p99-us = 1e9 }, control { beat = [constant], not-worse.trees = 1 } }";
        return ConfigFactory.parseString("chainon.home = \"" + home + "\"\n" + settings + gate)
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }

    private TrainingRun training(Config config) {
        Progress progress = new Progress(new PrintStream(told, true, StandardCharsets.UTF_8));
        return new TrainingRun(new Toy(), config, shelf, progress, chronicle);
    }

    @Test
    void bundlesWhatWasLearntElsewhereAsEver_andSaysHow() {
        List<Stripes.Span> all = List.of(new Stripes.Span(0, 3000));
        Config config = config(
                0.8,
                "chainon.training { pieces = 0, hidden = [8], batch = 256, resamples = 20, trees { rounds = 20, threads = 1 } }");

        Outcome outcome = training(config)
                .learningBy((set, settings, progress) -> {
                    SetFiles files = SetFiles.of(set);
                    ColumnSums sums = ColumnSums.of(files.features(SetFiles.Period.TRAIN, all), files.width());
                    Blueprint blueprint = Blueprint.ofSums(sums, settings);
                    Blueprint.Taught taught = blueprint.learn(
                            blueprint.first(),
                            files.read(SetFiles.Period.TRAIN, all),
                            new Lesson(0, 1, 256, 1, Duration.ofHours(1)));
                    return new Learned(
                            blueprint,
                            taught.state().values(),
                            List.of(0.5),
                            1,
                            1,
                            taught.rows(),
                            Map.of("distributed.shards", "1"));
                })
                .train();

        Manifest manifest = outcome.version().manifest();
        assertThat(manifest.params()).containsEntry("distributed.shards", "1").containsEntry("best-epoch", "1");
        assertThat(manifest.parity()).isLessThan(1e-5);
        assertThat(outcome.figures()).containsKey("model.validation.auc");
    }

    @Test
    @Criterion("B3Cr8.workflow")
    void trainsEvaluatesAndPromotesInSteps_eachKnowingWhatTheOneBeforeTold() throws IOException {
        String small =
                "chainon.training { epochs = 4, pieces = 0, hidden = [16, 8], learning-rate = 0.01, batch = 256, resamples = 20, trees { rounds = 20, threads = 1 } }";
        Config config = config(0.8, small);
        Outcome trained = training(config).train();
        assertThat(trained.promoted()).isFalse();
        assertThat(shelf.promotions).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(trained.json())
                        .path("artefacts")
                        .get(0)
                        .asText())
                .isEqualTo("registry/kettle-spills/1/model.onnx");

        Judgement judged = new GateRun(new Toy(), config, shelf, chronicle).evaluate("1");
        assertThat(judged.figures().get("evaluation.auc"))
                .isEqualTo(trained.figures().get("model.validation.auc"), within(1e-5));

        JsonNode told = new ObjectMapper().readTree(judged.json(true));
        Config next = config(0.8, small)
                .withValue(
                        "gate.candidate",
                        ConfigValueFactory.fromAnyRef(told.path("model").asText()))
                .withValue(
                        "gate.checks",
                        ConfigValueFactory.fromAnyRef(told.path("checks").toString()))
                .withValue(
                        "gate.champion",
                        ConfigValueFactory.fromAnyRef(told.path("champion").asInt()));
        Judgement read = Judgement.of(next.getConfig("gate"), shelf);
        GateRun.Ask ask = new GateRun.Ask("fresh data", "");
        assertThat(new GateRun(new Toy(), next, shelf, chronicle).promote(read, ask))
                .isTrue();
        assertThat(shelf.promotions).singleElement().satisfies(promotion -> {
            assertThat(promotion.why()).startsWith("fresh data; gate passed: met: floor auc");
            assertThat(promotion.decision())
                    .isEqualTo(new Decision(Decision.By.GATE, judged.verdict().checks()));
        });
        assertThat(shelf.challengers).extracting(ModelVersion::version).containsExactly(1);
        assertThat(shelf.tags.get("models:/kettle-spills/1"))
                .containsEntry("gate", "passed")
                .containsEntry("gate.against", "the control group");
    }

    @Test
    @Criterion("B2Cr1.gate")
    void aPromotionThatTheGateRefusedMovesNothing_andAnUnknownVersionIsNamed() {
        Config config = config(
                0.9999999,
                "chainon.training { epochs = 1, pieces = 0, hidden = [16, 8], learning-rate = 0.01, batch = 256, resamples = 20, trees { rounds = 20, threads = 1 } }");
        training(config).train();
        GateRun strict = new GateRun(new Toy(), config, shelf, chronicle);

        assertThat(strict.promote(strict.evaluate("models:/kettle-spills/1"), new GateRun.Ask("please", "")))
                .isFalse();
        assertThat(shelf.promotions).isEmpty();
        assertThatThrownBy(() -> strict.evaluate("7")).hasMessageContaining("there is no models:/kettle-spills/7");
    }

    @Test
    @Criterion("B2Cr1.gate")
    void passedGatePromotes_withItsReasons() {
        Outcome outcome = run(0.8);

        assertThat(outcome.verdict().passed()).isTrue();
        assertThat(shelf.promotions).singleElement().satisfies(promotion -> {
            assertThat(promotion.alias()).isEqualTo("champion");
            assertThat(promotion.version()).isEqualTo(1);
            assertThat(promotion.why()).contains("gate passed: met: floor auc");
        });
    }

    @Test
    @Criterion("B2Cr1.gate")
    void refusedModelIsKept_withItsReasons_andNotPromoted() throws IOException {
        Outcome outcome = run(0.9999999);

        assertThat(outcome.verdict().passed()).isFalse();
        assertThat(shelf.promotions).isEmpty();
        assertThat(shelf.versions)
                .singleElement()
                .satisfies(v -> assertThat(v.manifest().params()).containsEntry("gate", "refused"));
        assertThat(Files.readString(outcome.version().bundle().card()))
                .contains("Refused.", "| floor | auc |", "**not met**");
        assertThat(outcome.json()).contains("\"ok\":false", "NOT met: floor auc");
    }

    @Test
    void tellsItsTrainingSetItsBundleAndTheGatesDecision() {
        Outcome outcome = run(0.8);

        assertThat(lineage.events)
                .extracting(e -> e.job().name() + " " + e.state())
                .containsExactly(
                        "training.train START",
                        "training.train COMPLETE",
                        "training.promote START",
                        "training.promote COMPLETE");
        Flow trained = lineage.events.get(1).flow();
        assertThat(trained.inputs())
                .extracting(Dataset::name)
                .containsExactly(home.resolve("training").resolve("toy").toString());
        assertThat(trained.inputs().get(0).facts().rows()).hasValue(6000);
        assertThat(trained.outputs())
                .extracting(Dataset::name)
                .containsExactly(outcome.version().folder().toString());
        assertThat(lineage.events.get(3).flow().outputs().get(0).facts().version())
                .hasValue(outcome.version().uri());
        assertThat(lineage.lost).isEmpty();
    }

    @Test
    void tellsThatTheGateRefused_andWhyATrainingFailed() {
        run(0.9999999);
        assertThat(lineage.events)
                .extracting(e -> e.job().name() + " " + e.state())
                .endsWith("training.train COMPLETE", "training.promote START", "training.promote ABORT");

        shelf.refusing = true;
        assertThatThrownBy(() -> run(0.8)).isInstanceOf(IllegalStateException.class);
        RunEvent last = lineage.events.get(lineage.events.size() - 1);
        assertThat(last.state()).isEqualTo(RunState.FAIL);
        assertThat(last.run().error().orElseThrow()).contains("the shelf is full");
    }

    @Test
    void secondCandidateIsJudgedBesideTheChampion_onTheSameRows() {
        run(0.8);
        Outcome second = run(
                0.8,
                "chainon.training { epochs = 4, pieces = 0, hidden = [16, 8], learning-rate = 0.01, batch = 256, resamples = 40, period = may, trees { rounds = 20, threads = 1 } }");

        assertThat(second.figures().get("champion.auc"))
                .isEqualTo(shelf.versions.get(0).manifest().metrics().get("auc"), within(1e-5));
        assertThat(shelf.promotions).extracting(Promotion::version).containsExactly(1, 2);
    }

    @Test
    @Criterion("B2Cr3.hand-made")
    @Criterion("B2Cr3.control-group")
    @Criterion("B2Cr3.peer")
    void everyRunMeasuresTheWholeControlGroup_onTheSameRows_besideTheModel() throws IOException {
        Outcome outcome = run(0.8, LINEAR_FITTED);
        Map<String, Double> figures = outcome.figures();
        String card = Files.readString(outcome.version().bundle().card());

        assertThat(List.of("constant", "rule", "linear-static", "linear", "trees"))
                .allSatisfy(member -> assertThat(figures)
                        .containsKeys(
                                "control." + member + ".auc",
                                "control." + member + ".logloss",
                                "control." + member + ".auc.gain.low",
                                "control." + member + ".logloss.gain.high"))
                .allSatisfy(member -> assertThat(card)
                        .contains(String.format(
                                Locale.ROOT, "| %s | %.4f |", member, figures.get("control." + member + ".auc"))));
        assertThat(figures.get("control.rule.auc")).isBetween(0.55, 0.8);
        assertThat(figures.get("control.linear-static.auc")).isLessThan(figures.get("control.linear.auc"));
        assertThat(figures.get("control.linear.auc")).isBetween(0.7, 0.95);
        assertThat(figures.get("control.trees.auc")).isGreaterThan(0.97);
        assertThat(figures.get("control.trees.rows")).isEqualTo(3000);
        assertThat(outcome.version().manifest().params()).containsEntry("trees.rounds", "60");
    }

    @Test
    @Criterion("B2Cr1.beats-control")
    @Criterion("B2Cr3.control-group")
    void networkBeatsConstantAndLinearModel_onTheSameRows_withIntervals() {
        Map<String, Double> figures = run(0.8, LINEAR_FITTED).figures();

        assertThat(figures.get("model.may.auc")).isGreaterThan(figures.get("control.linear.auc"));
        assertThat(figures.get("control.constant.auc")).isEqualTo(0.5);
        assertThat(figures.get("control.constant.auc.gain.low")).isPositive();
        assertThat(figures.get("control.linear.auc.gain.low")).isPositive();
        assertThat(figures.get("model.may.auc"))
                .isBetween(figures.get("model.may.auc.low"), figures.get("model.may.auc.high"));
        assertThat(figures)
                .containsKeys(
                        "model.may.prauc",
                        "model.may.logloss",
                        "model.may.brier",
                        "model.may.ece",
                        "training.rows.per.second",
                        "training.seconds");
        assertThat(figures.get("model.onnx.maxdiff")).isLessThanOrEqualTo(1e-5);
    }

    @Test
    @Criterion("B4Cr1.model-card")
    @Criterion("B2Cr1.reproducible")
    void cardAndManifestTellWhatWasMeasured() throws IOException {
        Outcome outcome = run(0.8);
        Manifest manifest = outcome.version().bundle().manifest();
        String card = Files.readString(outcome.version().bundle().card());

        assertThat(manifest.validation().rows()).isEqualTo(3000);
        assertThat(manifest.commit()).isEqualTo("abc");
        assertThat(manifest.snapshot()).isEqualTo("s1");
        assertThat(manifest.created()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(manifest.params())
                .containsEntry("set", "toy")
                .containsEntry("seed", "7")
                .containsEntry("rows.train", "3000")
                .containsKeys("learned-until", "best-epoch", "patience", "calibration-days", "with.processor");
        assertThat(manifest.params().get("with.java")).contains(System.getProperty("java.version"));
        assertThat(manifest.params().get("with.nd4j")).matches("\\d.+");
        assertThat(manifest.params().get("with.deeplearning4j")).matches("\\d.+");
        assertThat(manifest.params().get("with.onnxruntime")).matches("\\d.+");
        assertThat(manifest.sha256())
                .containsKeys(
                        "model.onnx",
                        "model.zip",
                        "model-card.md",
                        "evaluation.json",
                        "reference.tsv",
                        "known-answers.json");
        assertThat(card)
                .contains(
                        "Will it spill?",
                        "3,000 rows to train",
                        "| constant | 0.5000",
                        "| linear |",
                        "Passed.",
                        "- First limit.",
                        "- Second limit.")
                .contains(String.format(
                        Locale.ROOT, "| auc | %.4f |", manifest.metrics().get("auc")));
    }

    @Test
    @Criterion("B4Cr1.model-card")
    @Criterion("B2Cr1.groups")
    void theCardShowsCurvesCostGroupsErrorsAndImportance_asSignedFilesBesideIt() throws IOException {
        Outcome outcome = run(
                0.8,
                "chainon.training { epochs = 3, hidden = [16, 8], learning-rate = 0.01, batch = 256, resamples = 40, period = may, importance-rows = 500, trees { rounds = 20, threads = 1 },"
                        + " costs { false-warning = 1, missed-warning = 4 } }");
        Path folder = outcome.version().folder();
        String card = Files.readString(outcome.version().bundle().card());
        JsonNode figures =
                new ObjectMapper().readTree(folder.resolve("evaluation.json").toFile());

        for (String plot : AnalysisPlots.NAMES) {
            assertThat(card).contains("(plot-" + plot + ".en.svg)");
            assertThat(outcome.version().manifest().sha256())
                    .containsKeys("plot-" + plot + ".en.svg", "plot-" + plot + ".fr.svg");
            assertThat(Files.readString(folder.resolve("plot-" + plot + ".fr.svg")))
                    .startsWith("<svg");
        }
        assertThat(card)
                .contains("warning pays from 0.200 on", "| warmth | cool |", "| warmth | hot |", "| heat |")
                .containsPattern("(positive|negative) \\| warmth (cool|hot) \\|");
        assertThat(figures.path("threshold").path("costPerThousand").asDouble())
                .isLessThan(figures.path("threshold").path("costWarningNobody").asDouble())
                .isLessThan(figures.path("threshold").path("costWarningAll").asDouble());
        assertThat(figures.path("threshold").path("cheapest").asDouble())
                .isEqualTo(outcome.version().manifest().metrics().get("threshold"));
        assertThat(figures.path("control").path("linear").path("deLong").asDouble())
                .isLessThan(0.001);
        assertThat(figures.path("groups").get(0).path("lines")).hasSize(2);
        assertThat(figures.path("importance").get(0).path("feature").asText()).isIn("heat", "litres", "tilt");
        assertThat(outcome.figures()).containsKeys("groups.warmth.recall.gap", "groups.warmth.recall.gap.low");
    }

    @Test
    void leavesNothingBehind_andTellsItsSteps() throws IOException {
        run(0.8);

        try (Stream<Path> files = Files.list(home.resolve("registry"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("kettle-spills");
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(
                        "@progress train 9000 9000",
                        "@progress control-static 3000 3000",
                        "@progress control 3000 3000",
                        "@progress trees 20 20",
                        "@progress evaluate 3 3",
                        "@progress export 3 3");
    }

    @Test
    void refusesSetWithOtherFeatures_andUnknownSettings() throws IOException {
        assertThatThrownBy(() -> run(0.8, "chainon.training.epoch = 3"))
                .hasMessageContaining("unknown keys under chainon.training: [epoch]");
        assertThatThrownBy(() -> run(0.8, "chainon.training.trees.depth = 3"))
                .hasMessageContaining("unknown keys under chainon.training.trees: [depth]");
        assertThatThrownBy(() -> run(0.8, "chainon.training.trees.leaves = 0"))
                .hasMessageContaining("chainon.training.trees.leaves must be");
        assertThatThrownBy(() -> run(0.8, "chainon.training.batch = 0"))
                .hasMessageContaining("chainon.training.batch must be");
        Path manifest = home.resolve("training/tag-1/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("tilt", "slope"));
        assertThatThrownBy(() -> run(0.8))
                .isInstanceOf(BadTrainingSetException.class)
                .hasMessageContaining("slope");
    }

    /** The toy use case with the features of the toy set. */
    record Toy(List<String> names) implements UseCase<KettleEvent> {

        Toy() {
            this(ToySet.FEATURES);
        }

        private static final Kettles KETTLES = new Kettles();

        @Override
        public String modelName() {
            return KETTLES.modelName();
        }

        @Override
        public String topicPrefix() {
            return KETTLES.topicPrefix();
        }

        @Override
        public Contract contract() {
            return KETTLES.contract();
        }

        @Override
        public EventParser<KettleEvent> parser() {
            return KETTLES.parser();
        }

        @Override
        public RowSchema<KettleEvent> eventSchema() {
            return KETTLES.eventSchema();
        }

        @Override
        public History<KettleEvent> history() {
            return KETTLES.history();
        }

        @Override
        public Features<KettleEvent> features() {
            return new FiveFeatures(KETTLES.features(), names);
        }

        /** Knows two of the three things that count, and not how they go together. */
        @Override
        public Rule baseline() {
            return features -> features[0] > 500 && features[1] > 0 ? 0.6f : 0.2f;
        }

        @Override
        public List<Grouping> groupings() {
            return List.of(new Warmth());
        }

        @Override
        public Map<String, String> describe(KettleEvent instance) {
            return KETTLES.describe(instance);
        }

        @Override
        public List<RequestField> request() {
            return KETTLES.request();
        }

        @Override
        public KettleEvent instance(Map<String, Object> request, long minute) {
            return KETTLES.instance(request, minute);
        }

        @Override
        public Optional<String> wording(String key, String language) {
            return Optional.ofNullable(
                    Map.of("question", "Will it spill?", "card.limits", "First limit. | Second limit.")
                            .get(key));
        }
    }

    private record Warmth() implements Grouping {

        @Override
        public String key() {
            return "warmth";
        }

        @Override
        public List<String> groups() {
            return List.of("cool", "hot");
        }

        @Override
        public int group(float[] features, long minute) {
            return features[0] < 500 ? 0 : 1;
        }
    }

    private record FiveFeatures(Features<KettleEvent> kettles, List<String> names) implements Features<KettleEvent> {

        @Override
        public List<String> staticNames() {
            return List.of("tilt", "noise");
        }

        @Override
        public FeatureEngine<KettleEvent> newEngine() {
            return kettles.newEngine();
        }

        @Override
        public int day(long minute) {
            return kettles.day(minute);
        }

        @Override
        public long startOfDay(int day) {
            return kettles.startOfDay(day);
        }

        @Override
        public int warmUpMinutes() {
            return kettles.warmUpMinutes();
        }

        @Override
        public DayCounter<KettleEvent> counter(int day) {
            return kettles.counter(day);
        }
    }
}
