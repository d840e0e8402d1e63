package dev.chainon.serving.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.chips.ChipSettings;
import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.RegistryReader;
import dev.chainon.registry.ReleaseBook;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.serving.Await;
import dev.chainon.serving.model.Bundles;
import dev.chainon.serving.model.ModelLoader;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.Wish;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseWatchTest {

    private static final List<String> FEATURES = List.of("a", "b");
    private static final ReleaseRule RULE = new ReleaseRule(3, 0.01, 5, Duration.ofSeconds(1), 50);
    private static final Wish CHALLENGER = new Wish(Optional.empty(), Optional.of("challenger"));
    private static final Wish CHAMPION = new Wish(Optional.empty(), Optional.of("champion"));

    @TempDir
    Path folder;

    private final ModelSlot slot = new ModelSlot(new Random(3)::nextInt);
    private final Book book = new Book();
    private final Map<String, ModelVersion> versions = new HashMap<>();
    private final RegistryReader registry = uri -> Optional.ofNullable(versions.get(uri));
    private final ModelLoader loader = new ModelLoader(FEATURES, ChipSettings.standard());
    private final ReleaseWatch watch = new ReleaseWatch(
            new ReleaseWatch.Subject("toy", "replica-1", loader, RULE), book, registry, slot, Telemetry.NONE);

    private static final class Book implements ReleaseBook {
        private final List<ReleaseStep> steps = new ArrayList<>();
        private final List<String> reports = new ArrayList<>();
        private Optional<String> complaint = Optional.empty();
        private boolean away;

        private void step(ReleaseStep.Action action, int percent) {
            steps.add(new ReleaseStep("toy", steps.size() + 1, Instant.EPOCH, action, 2, percent, "test", "to see"));
        }

        private void answering() {
            if (away) {
                throw new IllegalStateException("connection refused");
            }
        }

        @Override
        public Optional<ReleaseStep> newest(String model) {
            answering();
            return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
        }

        @Override
        public Optional<String> complaint(String model, int version, Instant since) {
            answering();
            return complaint;
        }

        @Override
        public void takeBack(ReleaseStep step, String who, String why) {
            answering();
            steps.add(new ReleaseStep(
                    "toy", step.step() + 1, step.at(), ReleaseStep.Action.ROLLBACK, step.version(), 0, who, why));
        }

        @Override
        public void report(ReleaseStep step, String replica, String json) {
            reports.add(json);
        }
    }

    @BeforeEach
    void champion() {
        slot.serve(loader.open(registered(1)));
        registered(2);
    }

    @AfterEach
    void close() {
        watch.close();
        slot.close();
    }

    private ModelVersion registered(int version) {
        ModelVersion made = Bundles.write(folder.resolve("v" + version), "toy", version, FEATURES);
        versions.put("models:/toy/" + version, made);
        return made;
    }

    private int answering(Wish wish) {
        try (ModelSlot.Use use = slot.use(wish).orElseThrow()) {
            use.model().predict(new float[] {1, 2}, 1);
            return use.model().version();
        }
    }

    private long answeredByChallenger(int requests) {
        long count = 0;
        for (int i = 0; i < requests; i++) {
            count += answering(Wish.lane(Optional.empty())) == 2 ? 1 : 0;
        }
        return count;
    }

    private ReleaseStep last() {
        return book.steps.get(book.steps.size() - 1);
    }

    /** Rows of another width make the network fail, as a broken challenger would. */
    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            try (ModelSlot.Use use = slot.use(CHALLENGER).orElseThrow()) {
                use.model().predict(new float[] {1}, 1);
            } catch (RuntimeException e) {
                // Wanted.
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    @Criterion("B1Cr1.canary")
    void canary_answersItsShare_andWhoAsksForIt() {
        watch.look();
        assertThat(answeredByChallenger(100)).isZero();
        assertThat(answering(CHALLENGER)).isEqualTo(1);
        book.step(ReleaseStep.Action.CANARY, 10);
        watch.look();
        assertThat(answeredByChallenger(2_000)).isBetween(140L, 260L);
        assertThat(answering(CHALLENGER)).isEqualTo(2);
        assertThat(answering(CHAMPION)).isEqualTo(1);
        assertThat(answering(new Wish(Optional.of("2"), Optional.empty()))).isEqualTo(2);
        book.step(ReleaseStep.Action.CANARY, 0);
        watch.look();
        assertThat(answeredByChallenger(200)).isZero();
        assertThat(answering(CHALLENGER)).isEqualTo(2);
        book.step(ReleaseStep.Action.STOP, 0);
        watch.look();
        assertThat(answering(CHALLENGER)).isEqualTo(1);
    }

    @Test
    @Criterion("B1Cr1.shadow")
    void shadow_computesAsWell_answersNobody_andIsCompared() {
        book.step(ReleaseStep.Action.SHADOW, 0);
        watch.look();
        assertThat(answering(CHALLENGER)).isEqualTo(1);
        for (int i = 0; i < 50; i++) {
            try (ModelSlot.Use use = slot.use(Wish.lane(Optional.empty())).orElseThrow()) {
                use.model().predict(new float[] {i / 50f, 0.5f, -i / 50f, 1}, 2);
            }
            int seen = 2 * (i + 1);
            Await.until("comparison", () -> compared() > seen);
        }
        JsonObject report = watch.describe();
        JsonObject comparison = report.getJsonObject("comparison");
        assertThat(comparison.getLong("rows")).isEqualTo(101);
        assertThat(comparison.getLong("rows_left_out")).isZero();
        assertThat(comparison.getDouble("mean_difference")).isBetween(0.05, 0.3);
        assertThat(comparison.getDouble("mean_absolute_difference")).isEqualTo(comparison.getDouble("mean_difference"));
        assertThat(comparison.getDouble("rank_agreement")).isGreaterThan(0.999);
        assertThat(report.getJsonObject("challenger").getLong("calls")).isEqualTo(51);
        assertThat(report.getJsonObject("challenger").getDouble("median_us")).isPositive();
        assertThat(report.getString("mode")).isEqualTo("shadow");
        assertThat(book.reports).hasSize(1);
    }

    private long compared() {
        return watch.describe().getJsonObject("comparison").getLong("rows");
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void challengerThatFails_isTakenBack_byItself_withItsReason() {
        book.step(ReleaseStep.Action.CANARY, 50);
        watch.look();
        fail(2);
        watch.look();
        assertThat(answering(CHALLENGER)).isEqualTo(2);
        fail(1);
        watch.look();
        assertThat(last().action()).isEqualTo(ReleaseStep.Action.ROLLBACK);
        assertThat(last().why()).contains("3 of 4 calls failed");
        assertThat(last().who()).isEqualTo("replica-1");
        assertThat(answeredByChallenger(100)).isZero();
        watch.look();
        assertThat(book.steps).hasSize(2);
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void challengerThatIsComplainedOf_isTakenBack() {
        book.step(ReleaseStep.Action.CANARY, 50);
        watch.look();
        book.complaint = Optional.of("log loss of its answers 0.41 against 0.28");
        watch.look();
        assertThat(last().action()).isEqualTo(ReleaseStep.Action.ROLLBACK);
        assertThat(last().why()).contains("0.41");
        assertThat(answering(CHALLENGER)).isEqualTo(1);
        assertThat(watch.describe().getString("mode")).isEqualTo("none");
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void challengerThatCannotBeLoaded_isTakenBack_andTheChampionGoesOn() throws IOException {
        Files.writeString(versions.get("models:/toy/2").folder().resolve(Bundle.ONNX), "changed");
        book.step(ReleaseStep.Action.CANARY, 50);
        watch.look();
        assertThat(last().action()).isEqualTo(ReleaseStep.Action.ROLLBACK);
        assertThat(last().why()).contains("cannot be loaded");
        assertThat(answering(CHALLENGER)).isEqualTo(1);
    }

    @Test
    void whileTheLogIsAway_trialGoesOn_butABadChallengerLeaves() {
        book.step(ReleaseStep.Action.CANARY, 50);
        watch.look();
        book.away = true;
        watch.look();
        assertThat(answering(CHALLENGER)).isEqualTo(2);
        fail(3);
        watch.look();
        assertThat(answering(CHALLENGER)).isEqualTo(1);
        book.away = false;
        watch.look();
        assertThat(answering(CHALLENGER)).isEqualTo(1);
    }

    @Test
    void newChampion_isSeenByTheShadowToo() {
        book.step(ReleaseStep.Action.SHADOW, 0);
        watch.look();
        slot.serve(loader.open(registered(3)));
        answering(Wish.lane(Optional.empty()));
        Await.until("comparison", () -> compared() == 1);
    }
}
