package dev.chainon.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas as processes of their own, one of which publishes: what happens when it ends, or when the database does. */
@ExtendWith(SharedBed.class)
class LeadershipIT {

    @Test
    @Criterion("B2Cr6.takeover")
    void leaderKilledOutright_isRelieved_withoutALostOrDoubledPrediction(Bed bed) throws Exception {
        Replay replay = new Replay(bed);
        try (Pair pair = Pair.start(replay)) {
            replay.boil(200);
            replay.published();
            KettleServe leader = pair.leader();
            replay.boil(50);

            leader.kill();
            replay.boil(200);

            assertThat(replay.publishedIds()).containsExactlyElementsOf(replay.expected());
            assertThat(pair.besides(leader).leads()).isTrue();
        }
    }

    @Test
    @Criterion("B2Cr6.takeover")
    void leaderWhosePredictorDies_endsWithACode_andIsRelieved(Bed bed) throws Exception {
        Replay replay = new Replay(bed);
        try (Pair pair = Pair.start(replay)) {
            replay.boil(50);
            replay.published();
            KettleServe leader = pair.leader();

            leader.breakPredictor();
            replay.boil(50);

            assertThat(leader.end()).isEqualTo(3);
            assertThat(replay.publishedIds()).containsExactlyElementsOf(replay.expected());
            assertThat(pair.besides(leader).leads()).isTrue();
        }
    }

    @Test
    @Criterion("B3Cr7.runtime-survives")
    void predictionsGoOn_whileTheRuntimeDatabaseIsStopped_eachOnce(Bed bed) throws Exception {
        Replay replay = new Replay(bed);
        try (Pair pair = Pair.start(replay)) {
            replay.boil(50);
            replay.published();
            bed.database().stop();
            try {
                replay.boil(50);
                assertThat(replay.published()).hasSize(100);
            } finally {
                bed.database().startAgain();
            }
            pair.awaitLeader();
            replay.boil(50);

            assertThat(replay.publishedIds()).containsExactlyElementsOf(replay.expected());
        }
    }
}
