package dev.chainon.serving.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.serving.Await;
import dev.chainon.serving.model.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {

    private static final int KETTLES_A_DAY = 144;

    @TempDir
    Path folder;

    /** What one engine that reads the log from the start gives, computed without any of the code under test. */
    private static List<Float> expectedProbabilities(List<LoggedEvent<KettleEvent>> log) {
        FeatureEngine<KettleEvent> engine = ToyWorld.KETTLES.features().newEngine();
        List<Float> expected = new ArrayList<>();
        float[] vector = new float[3];
        for (LoggedEvent<KettleEvent> logged : log) {
            if (engine.accept(logged.event(), vector)) {
                expected.add(OnnxFile.expected(vector[0] + vector[1] + vector[2], 0.3f, -0.5f));
            }
        }
        return expected;
    }

    private static void assertEverythingOnceAndRight(ToyWorld world) {
        assertThat(world.publishedIds()).containsExactlyElementsOf(world.expectedIds());
        List<Float> expected = expectedProbabilities(world.log);
        for (int i = 0; i < expected.size(); i++) {
            Prediction prediction = world.published.get(i);
            assertThat(prediction.probability()).isCloseTo(expected.get(i), org.assertj.core.data.Offset.offset(1e-6));
            assertThat(prediction.modelVersion()).isEqualTo(7);
            assertThat(prediction.facts()).containsEntry("kettle", "blue");
        }
    }

    @Test
    void publishesEachInstanceOnce_inOrder_withTheEnginesVector() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            world.boil(50);
            ToyWorld.Member leader = world.join().lead();
            Await.until("the first 50", () -> world.published.size() == 50);
            world.boil(300);
            Await.until("all", () -> world.published.size() == 350);
            assertEverythingOnceAndRight(world);
            assertThat(leader.health.ready()).isTrue();
        }
    }

    @Test
    void standbyTakesOver_withoutLossOrDouble() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member first = world.join().lead();
            ToyWorld.Member standby = world.join();
            for (int round = 0; round < 20; round++) {
                world.boil(17);
                if (round == 7) {
                    first.predictor.close();
                    world.boil(5);
                    Await.until(
                            "the standby has computed them",
                            () -> standby.predictor.status().unpublished() >= 1);
                    standby.lead();
                }
                int target = world.expectedIds().size();
                Await.until("round " + round, () -> world.published.size() >= target);
            }
            assertEverythingOnceAndRight(world);
            Await.until("nothing is kept", () -> standby.predictor.status().unpublished() == 0);
        }
    }

    @Test
    void leaderThatLosesItsLease_standsBy_andComesBack() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member one = world.join().lead();
            ToyWorld.Member two = world.join();
            for (int round = 0; round < 10; round++) {
                world.boil(23);
                one.leads = round % 2 == 0;
                two.leads = !one.leads;
                int target = world.expectedIds().size();
                Await.until("round " + round, () -> new java.util.HashSet<>(world.publishedIds()).size() >= target);
            }
            assertThat(world.publishedIds()).containsAll(world.expectedIds());
            assertThat(world.publishedIds().stream().distinct()).containsExactlyElementsOf(world.expectedIds());
        }
    }

    @Test
    void lateReplica_catchesUp_withoutPublishingAgain() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            world.join().lead();
            world.boil(400);
            Await.until("all", () -> world.published.size() == 400);
            ToyWorld.Member late = world.join().lead();
            Await.until("ready", late.health::ready);
            Await.until("at the end", () -> late.predictor.status().position() == 800);
            assertThat(late.predictor.status().unpublished()).isZero();
            assertEverythingOnceAndRight(world);
        }
    }

    @Test
    void brokerThatRefusesForAWhile_losesNothing() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member leader = world.join().lead();
            world.boil(5);
            Await.until("five", () -> world.published.size() == 5);
            leader.brokerAway = true;
            world.boil(5);
            Await.until("kept", () -> leader.reader.position() == 20);
            leader.brokerAway = false;
            Await.until("all", () -> world.published.size() == 10);
            assertEverythingOnceAndRight(world);
        }
    }

    @Test
    void restartsFromTheDaysSnapshot_bitIdentically() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member leader = world.join().lead();
            Await.until("ready", leader.health::ready);
            for (int day = 0; day < 6; day++) {
                world.boil(KETTLES_A_DAY);
                int target = world.expectedIds().size();
                Await.until("day " + day, () -> world.published.size() == target);
            }
            Await.until("snapshots", () -> world.pointers.size() == 5);
            leader.predictor.close();
            ToyWorld.Member again = world.join().lead();
            world.boil(30);
            int target = world.expectedIds().size();
            Await.until("after the restart", () -> world.published.size() == target);
            assertThat(again.reader.firstRead).isGreaterThan(4 * 2 * KETTLES_A_DAY);
            assertEverythingOnceAndRight(world);
            again.predictor.close();
            assertThat(files(world)).hasSize(4).contains("start.bin");
        }
    }

    private static List<String> files(ToyWorld world) {
        try (Stream<Path> files = Files.list(world.snapshotFolder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void tornSnapshot_isPassedOver() throws IOException {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member leader = world.join().lead();
            Await.until("ready", leader.health::ready);
            for (int day = 0; day < 3; day++) {
                world.boil(KETTLES_A_DAY);
                int target = world.expectedIds().size();
                Await.until("day " + day, () -> world.published.size() == target);
            }
            Await.until("snapshots", () -> world.pointers.size() == 2);
            leader.predictor.close();
            Path newest = world.snapshotFolder.resolve(world.pointers.get(1).file());
            byte[] bytes = Files.readAllBytes(newest);
            bytes[8] ^= 1;
            Files.write(newest, bytes);
            ToyWorld.Member again = world.join().lead();
            world.boil(5);
            Await.until(
                    "after the restart",
                    () -> world.published.size() == world.expectedIds().size());
            assertThat((long) again.reader.firstRead)
                    .isEqualTo(world.pointers.get(0).position());
            assertEverythingOnceAndRight(world);
        }
    }

    @Test
    void isNotReady_andSaysSo_beforeTheStartIsWritten() {
        try (ToyWorld world = new ToyWorld(folder)) {
            ToyWorld.Member member = world.join().lead();
            Await.until(
                    "its sentence",
                    () -> member.health.firstMissing().orElse("").contains("start.bin"));
            world.withStart();
            Await.until("ready", member.health::ready);
        }
    }

    @Test
    void turnsRedAndTells_whenItsThreadDies() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member member = world.join();
            Await.until("ready", member.health::ready);
            member.reader.broken = true;
            Await.until("told", () -> member.deaths.get() == 1);
            assertThat(member.health.firstMissing().orElse("")).contains("predictor: it ended");
        }
    }

    @Test
    void tellsNobody_whenItIsClosed() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member member = world.join();
            Await.until("ready", member.health::ready);
            member.predictor.close();
            assertThat(member.deaths).hasValue(0);
        }
    }
}
