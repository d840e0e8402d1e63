package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.training.SetFiles.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintTest {

    private static final TrainingSettings PIECES =
            new TrainingSettings(List.of(16, 8), 6, 1, 1, 1, 256, 16, 0.01, 11, 40);
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path folder;

    private TrainingSet set;
    private SetFiles files;

    @BeforeEach
    void make() throws IOException {
        set = ToySet.in(folder, 3_000, 900, 3);
        files = SetFiles.of(folder);
    }

    private Blueprint blueprint() {
        int step = Blueprint.sampleStep(files.trainRows());
        List<Stripes.Span> rows = new ArrayList<>();
        for (int row = 0; row < files.trainRows(); row += step) {
            rows.add(new Stripes.Span(row, 1));
        }
        return Blueprint.ofSample(files.features(Period.TRAIN, rows), files.width(), PIECES);
    }

    private Split all() {
        return files.read(Period.TRAIN, List.of(new Stripes.Span(0, files.trainRows())));
    }

    @Test
    void oneLessonOverAllRowsLeadsWhereOneProcessGets() {
        Blueprint blueprint = blueprint();
        Fitted alone = new Trainer(set, Standardiser.learn(set.train(), set.features()), Quiet.PROGRESS, 1)
                .fit("alone", PIECES);

        Blueprint.Taught taught =
                blueprint.learn(blueprint.first(), all(), new Lesson(0, 1, 256, PIECES.seed() * 1_000_003 + 1, LONG));

        assertThat(taught.rows()).isEqualTo((int) alone.rowsSeen());
        assertThat(blueprint.scores(taught.state().values(), set.validation()))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(alone.scores());
    }

    @Test
    void whatIsLearntInTwoLessonsIsWhatIsLearntInOne_whenTheMomentsGoAlong() {
        Blueprint blueprint = blueprint();
        Split first = files.read(Period.TRAIN, List.of(new Stripes.Span(0, 1_024)));
        Split second = files.read(Period.TRAIN, List.of(new Stripes.Span(1_024, 1_024)));
        Lesson lesson = new Lesson(0.5, 0.5, 256, 7, LONG);

        NetworkState half = blueprint.learn(blueprint.first(), first, lesson).state();
        NetworkState whole = blueprint.learn(half, second, lesson).state();
        NetworkState forgetful = blueprint
                .learn(NetworkState.bare(half.values()), second, lesson)
                .state();

        assertThat(whole.steps()).isEqualTo(8);
        assertThat(forgetful.steps()).isEqualTo(4);
        assertThat(forgetful.values()).isNotEqualTo(whole.values());
    }

    @Test
    void aLessonWhoseTimeIsUpEndsAfterTheStepItIsAt() {
        Blueprint blueprint = blueprint();

        Blueprint.Taught taught =
                blueprint.learn(blueprint.first(), all(), new Lesson(0, 1, 256, 7, Duration.ofNanos(1)));

        assertThat(taught.rows()).isEqualTo(256);
        assertThat(taught.state().steps()).isOne();
    }

    @Test
    void lossesOfPartsAddUpToTheLossOfTheWhole() {
        Blueprint blueprint = blueprint();
        float[] values = blueprint.first().values();

        double parts = blueprint.loss(values, files.read(Period.VALIDATION, List.of(new Stripes.Span(0, 400))))
                + blueprint.loss(values, files.read(Period.VALIDATION, List.of(new Stripes.Span(400, 500))));

        assertThat(parts).isCloseTo(blueprint.loss(values, set.validation()), within(1e-7 * parts));
    }

    @Test
    void meansAndDeviationsOfPartsAreThoseOfTheWhole() {
        ColumnSums sums = ColumnSums.none(files.width());
        for (Stripes.Span span : new Stripes(files.trainRows(), 700, 1).of(0)) {
            sums = sums.plus(ColumnSums.of(files.features(Period.TRAIN, List.of(span)), files.width()));
        }

        Standardiser merged = Standardiser.of(sums);
        Standardiser whole = Standardiser.learn(set.train(), set.features());

        assertThat(merged.means()).usingComparatorWithPrecision(1e-4f).containsExactly(whole.means());
        assertThat(merged.deviations()).usingComparatorWithPrecision(1e-4f).containsExactly(whole.deviations());
    }

    @Test
    void saysWhichFileIsCut() throws IOException {
        Files.write(folder.resolve("train.labels.f32"), new byte[12]);

        assertThatThrownBy(this::all)
                .isInstanceOf(BadTrainingSetException.class)
                .hasMessageContaining("train.labels.f32 has 12 bytes, the manifest asks for 12000");
    }
}
