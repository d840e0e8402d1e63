package dev.chainon.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.drift.ColumnReference;
import dev.chainon.core.drift.DayQuality;
import dev.chainon.core.drift.Reference;
import dev.chainon.core.drift.ReferenceText;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.Inputs;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.stream.StreamBoard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of instances, one a minute: two Gaussian inputs, and a score that is right about its own chances. */
class DriftBoardTest {

    private static final int A_DAY = 1440;
    private static final String MODEL = "kettle-spills";

    @TempDir
    private Path folder;

    /** Hot where the first input is positive. */
    private record Heat() implements Grouping {
        @Override
        public String key() {
            return "heat";
        }

        @Override
        public List<String> groups() {
            return List.of("cold", "hot");
        }

        @Override
        public int group(float[] features, long minute) {
            return features[0] > 0 ? 1 : 0;
        }
    }

    private static Reference reference() {
        int rows = 20 * A_DAY;
        Random random = new Random(1);
        float[][] columns = new float[2][rows];
        float[] scores = new float[rows];
        long[] minutes = new long[rows];
        for (int row = 0; row < rows; row++) {
            columns[0][row] = (float) random.nextGaussian();
            columns[1][row] = (float) random.nextGaussian();
            scores[row] = score(columns[0][row]);
            minutes[row] = row;
        }
        List<DayQuality> days = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            double wobble = day % 2 * .01;
            days.add(new DayQuality(
                    day,
                    new ModelMetrics(.75 + wobble, .8, .57 + wobble, .2 + wobble, .02 + wobble, A_DAY, 700),
                    wobble / 2));
        }
        return new Reference(
                List.of(
                        ColumnReference.of("heat", columns[0], minutes),
                        ColumnReference.of("height", columns[1], minutes)),
                ColumnReference.of("score", scores, minutes),
                .5,
                days);
    }

    private static float score(float heat) {
        return (float) (1 / (1 + Math.exp(-1.5 * heat)));
    }

    private static StreamBoard board(References references) {
        return new StreamBoard(
                1, InstantSource.system(), Telemetry.NONE, new DriftBoard(references, List.of(new Heat())));
    }

    /** What a day is like. */
    private record Day(int number, double shift, boolean wrong, int version) {}

    private static void live(StreamBoard board, Day day) {
        Random random = new Random(100 + day.number());
        for (int i = 0; i < A_DAY; i++) {
            long minute = (long) day.number() * A_DAY + i;
            float heat = (float) (random.nextGaussian() + day.shift());
            Prediction prediction = new Prediction(
                    1,
                    "e" + minute,
                    "k" + minute,
                    minute,
                    score(heat),
                    MODEL,
                    day.version(),
                    minute,
                    0,
                    Map.of(),
                    OptionalDouble.empty(),
                    Inputs.of(heat, (float) random.nextGaussian()));
            if (board.performance().predicted(prediction)) {
                board.drift().predicted(prediction);
            }
            double chance = day.wrong() ? 1 - score(heat) : score(heat);
            board.performance().known("k" + minute, minute, random.nextDouble() < chance);
        }
    }

    private static References shelf() {
        Reference reference = reference();
        return (model, version) -> new References.Found(Optional.of(reference), "");
    }

    private static List<String> firing(StreamBoard board) {
        return board.drift().signals().stream()
                .filter(Signal::fires)
                .map(Signal::id)
                .toList();
    }

    @Test
    @Criterion("B1Cr6.live-drift")
    void quietDaysPassEveryTest_shiftedInputsFailThoseOfInputs_turnedOutcomesThoseOfTheTruth() {
        StreamBoard board = board(shelf());
        live(board, new Day(30, 0, false, 1));
        live(board, new Day(31, 0, false, 1));

        assertThat(board.drift().signals()).hasSize(DriftGauges.SIGNALS.size());
        assertThat(firing(board)).isEmpty();

        live(board, new Day(32, 1.5, false, 1));
        assertThat(firing(board))
                .contains("drift.inputs.psi", "drift.inputs.ks", "drift.score.psi")
                .doesNotContain("drift.surprise");
        assertThat(board.drift().columns().get(0).name()).isEqualTo("heat");

        live(board, new Day(33, 0, true, 1));
        live(board, new Day(34, 0, true, 1));
        assertThat(firing(board))
                .contains("drift.surprise", "quality.auc", "quality.ece")
                .doesNotContain("drift.inputs.psi", "drift.score.psi");
        assertThat(board.figures())
                .containsEntry("drift.surprise.firing", 1.0)
                .containsEntry("drift.inputs.psi.firing", 0.0)
                .containsKeys("drift.psi.heat", "quality.group.heat.hot.auc", "quality.warnings.recall");
    }

    @Test
    void quantilesAndKsOfTheSketchesAreThoseOfTheRows() {
        Reference reference = reference();
        InputWindow window = new InputWindow(reference.features());
        Random random = new Random(9);
        long[] counts = new long[reference.features().get(0).bins()];
        for (int i = 0; i < 24 * 60 * 10; i++) {
            float heat = (float) (random.nextGaussian() + .4);
            window.add(i / 10, new float[] {heat, heat});
            counts[reference.features().get(0).bin(heat)]++;
        }
        window.add(A_DAY, new float[] {0, 0});
        InputWindow.Day day = window.day();
        ColumnReference column = reference.features().get(0);

        assertThat(day.rows()).isEqualTo(24 * 60 * 10);
        assertThat(day.counts().get(0)).isEqualTo(counts);
        assertThat(column.ks(day.below(0, column))).isCloseTo(column.ks(counts), within(.02));
        assertThat(Quantiles.of(reference.features(), day).get(0).median()).isCloseTo(.4, within(.05));
    }

    @Test
    @Criterion("B1Cr6.live-drift")
    void eachVersionIsJudgedByItself_andEachGroup() {
        StreamBoard board = board(shelf());
        live(board, new Day(30, 0, false, 1));
        live(board, new Day(31, 0, true, 2));

        List<VersionReport> reports = board.drift().reports();
        assertThat(reports).extracting(VersionReport::version).containsExactly(1, 2);
        double right =
                reports.get(0).labels().performance().orElseThrow().metrics().auc();
        double wrong =
                reports.get(1).labels().performance().orElseThrow().metrics().auc();
        assertThat(right).isGreaterThan(.7);
        assertThat(wrong).isLessThan(.3);
        assertThat(reports.get(0).labels().groups())
                .extracting(group -> group.grouping() + group.group())
                .containsExactly("heatcold", "heathot");
        assertThat(reports.get(0).labels().warnings().hits())
                .isEqualTo(reports.get(0).labels().groups().get(1).warnings().hits());
    }

    @Test
    @Criterion("B1Cr6.live-drift")
    void modelWithoutReferenceIsSaidToHaveNone_andItsQualityIsKnownAllTheSame() throws Exception {
        Path bundle = Files.createDirectories(folder.resolve(MODEL).resolve("1"));
        Files.writeString(bundle.resolve("manifest.json"), "{\"sha256\":{\"model.onnx\":\"12\"}}");
        StreamBoard board = board(new ReferenceShelf(folder));
        live(board, new Day(30, 0, false, 1));

        VersionReport report = board.drift().latest().orElseThrow();
        assertThat(report.why()).isEqualTo("absent: the model has no reference");
        assertThat(report.signals()).isEmpty();
        assertThat(report.labels().performance()).isPresent();
        assertThat(new ReferenceShelf(folder).of("other", 3).why()).contains("no bundle of other/3");
    }

    @Test
    void referenceOfAFewDaysIsSaidToBeTooShort() {
        Reference all = reference();
        Reference few =
                new Reference(all.features(), all.score(), .5, all.days().subList(0, 2));
        StreamBoard board = board((model, version) -> new References.Found(Optional.of(few), ""));
        live(board, new Day(30, 0, false, 1));

        assertThat(board.drift().latest().orElseThrow().why()).contains("too few validation days");
    }

    @Test
    void referenceIsReadWhereItsSignatureHolds_andRefusedWhereItWasChanged() throws Exception {
        Path bundle = Files.createDirectories(folder.resolve(MODEL).resolve("1"));
        String text = ReferenceText.write(reference());
        Files.writeString(bundle.resolve(Reference.FILE), text);
        String digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                bundle.resolve("manifest.json"), "{\"sha256\":{\"" + Reference.FILE + "\":\"" + digest + "\"}}");
        References shelf = new ReferenceShelf(folder);

        assertThat(ReferenceText.write(shelf.of(MODEL, 1).reference().orElseThrow()))
                .isEqualTo(text);
        Files.writeString(bundle.resolve(Reference.FILE), text + " ");
        assertThat(shelf.of(MODEL, 1).why()).contains("not the one that the manifest has signed");
    }

    @Test
    void gaugesAreAsManyAsSignalsColumnsAndGroups() {
        Map<String, DoubleSupplier> gauges = new HashMap<>();
        Telemetry telemetry = new Telemetry() {
            @Override
            public void count(String name, long amount, String... labels) {}

            @Override
            public void time(String name, long nanos, String... labels) {}

            @Override
            public void gauge(String name, DoubleSupplier value, String... labels) {
                gauges.put(name + List.of(labels), value);
            }
        };
        StreamBoard board = board(shelf());
        new DriftGauges(board.drift(), telemetry).register();
        live(board, new Day(30, 0, false, 1));
        live(board, new Day(31, 0, false, 1));

        assertThat(gauges).hasSize(3 * DriftGauges.SIGNALS.size() + 2 * 4 + 2 * 2);
        assertThat(gauges.get("chainon_drift_psi[feature, heat]").getAsDouble()).isBetween(0.0, .1);
        assertThat(gauges.get("chainon_quality_group_recall[grouping, heat, group, hot]")
                        .getAsDouble())
                .isEqualTo(1);
        assertThat(gauges.get("chainon_drift_signal_firing[signal, drift.surprise]")
                        .getAsDouble())
                .isZero();
    }
}
