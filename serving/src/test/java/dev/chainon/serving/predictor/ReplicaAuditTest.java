package dev.chainon.serving.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.serving.Await;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that gives the model something else than its features is found by the other one. */
class ReplicaAuditTest {

    private static final String COMPARED = "chainon_replicas_compared_total";
    private static final String DISAGREE = "chainon_replicas_disagree_total";

    @TempDir
    Path folder;

    @Test
    void replicasAgree_untilOneOfThemIsSkewed_andAfterwards() {
        try (ToyWorld world = new ToyWorld(folder).withStart()) {
            ToyWorld.Member leader = world.join();
            ToyWorld.Member standby = world.join();
            boilUntil(
                    world,
                    "the standby has its own",
                    () -> standby.predictor.status().unpublished() > 20);
            leader.lead();
            Await.until("they are compared", () -> world.count(COMPARED) > 20);
            assertThat(world.count(DISAGREE)).isZero();

            leader.skewed = true;
            boilUntil(world, "they disagree", () -> world.count(DISAGREE) > 5);

            leader.skewed = false;
            boilUntil(
                    world,
                    "what was wrong is behind",
                    () -> standby.predictor.status().unpublished() == 0);
            long wrong = world.count(DISAGREE);
            long compared = world.count(COMPARED);
            boilUntil(world, "more is compared", () -> world.count(COMPARED) > compared + 100);
            assertThat(world.count(DISAGREE)).isLessThan(wrong + 50);
        }
    }

    /** The standby is not always first: what the leader had published before is not compared. */
    private static void boilUntil(ToyWorld world, String what, java.util.function.BooleanSupplier done) {
        Await.until(what, () -> {
            world.boil(5);
            return done.getAsBoolean();
        });
    }
}
