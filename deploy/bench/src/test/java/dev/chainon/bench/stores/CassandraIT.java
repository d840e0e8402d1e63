package dev.chainon.bench.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Home;
import dev.chainon.store.Board;
import dev.chainon.store.PredictionStoreCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("campaign")
class CassandraIT {

    @TempDir
    static Path folder;

    private static CassandraRing ring;
    private static CqlSession session;
    private static CassandraPredictions predictions;

    @BeforeAll
    static void start() throws IOException {
        assumeThat(FreeMemory.megabytes())
                .as("free memory for a Cassandra node in MB: free some, then run this test again")
                .isGreaterThan(3_000);
        ring = CassandraRing.start(
                new Home(Path.of(System.getProperty("chainon.root", "../..")), folder),
                1,
                List.of("-XX:TieredStopAtLevel=1"));
        session = ring.connect();
        CassandraTables.create(session, 1);
        predictions = new CassandraPredictions(session, DefaultConsistencyLevel.QUORUM, PredictionStoreCase.FACT);
    }

    @AfterAll
    static void stop() {
        if (session != null) {
            session.close();
        }
        if (ring != null) {
            ring.close();
        }
    }

    @ParameterizedTest
    @EnumSource(PredictionStoreCase.class)
    @Criterion("B3Cr1.same-kit")
    void keepsTheContract(PredictionStoreCase contract) {
        contract.check(predictions);
    }

    @Test
    void refusesABoardItHasNoTableFor() {
        assertThatThrownBy(() -> predictions.board(new Board(1, "destination", "ATL", 1)))
                .hasMessageContaining("destination")
                .hasMessageContaining("table of its own");
    }

    @Test
    @Criterion("B3Cr1.node-loss")
    void killedUnderLoad_itKeepsWhatItAcknowledged() throws Exception {
        Flights flights = new Flights(7_001, 11);
        Set<String> acknowledged;
        long errors;
        try (Load load = new Load(() -> predictions, flights)) {
            load.awaitBatches(20);
            ring.kill(1);
            load.awaitErrors(1);
            ring.restart(1);
            load.awaitBatchesMore(5);
            load.stop();
            acknowledged = load.acknowledged();
            errors = load.errors();
        }

        assertThat(errors).isPositive();
        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(Loss.missing(acknowledged, predictions)).isEmpty();
        List<Prediction> history = predictions.history(7_001, 0, Long.MAX_VALUE / 100_000);
        assertThat(history).extracting(Prediction::id).containsAll(acknowledged);
    }
}
