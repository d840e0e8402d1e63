package dev.chainon.monitoring.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Database;
import dev.chainon.store.Epochs;
import dev.chainon.store.Predictions;
import dev.chainon.store.Retention;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RetentionJobIT {

    @Test
    @Criterion("B3Cr7.retention")
    void sweepsWhileItRuns_andGoesOnAfterAFailedSweep() {
        try (TestDatabase postgres = TestDatabase.fresh()) {
            Epochs epochs = new Epochs(postgres.as(RuntimeRole.STREAM));
            Database monitoring = postgres.as(RuntimeRole.MONITORING);
            Predictions predictions = new Predictions(monitoring);
            int finished = epochs.open("2001-01-01", "first").id();
            int living = epochs.open("2001-05-01", "second").id();
            RetentionSettings settings = settings(Orders.guessesKept("value: 1, unit: d"));
            refuse(postgres, true);
            try (RetentionJob job = new RetentionJob(new Retention(monitoring), noReplays(epochs), settings).start()) {
                predictions.upsert(List.of(prediction(finished, 0), prediction(finished, 5000)));
                predictions.upsert(List.of(prediction(living, 0), prediction(living, 5000)));
                refuse(postgres, false);
                await(() -> predictions.count(finished) == 1);

                assertThat(predictions.byId(finished + ":e5000")).isPresent();
                assertThat(predictions.count(living)).isEqualTo(2);
                assertThat(job).isNotNull();
            }
        }
    }

    @Test
    @Criterion("B1Cr3.retention")
    @Criterion("B3Cr7.retention")
    void aShorterPeriodInTheContractRemovesMore() {
        try (TestDatabase postgres = TestDatabase.fresh()) {
            Epochs epochs = new Epochs(postgres.as(RuntimeRole.STREAM));
            Database monitoring = postgres.as(RuntimeRole.MONITORING);
            Predictions predictions = new Predictions(monitoring);
            int finished = epochs.open("2001-01-01", "first").id();
            epochs.open("2001-05-01", "second");
            predictions.upsert(
                    List.of(prediction(finished, 0), prediction(finished, 4000), prediction(finished, 5000)));

            new Retention(monitoring)
                    .sweep(settings(Orders.guessesKept("value: 5000, unit: min"))
                            .periods());
            assertThat(predictions.count(finished)).isEqualTo(3);

            try (RetentionJob job = new RetentionJob(
                            new Retention(monitoring),
                            noReplays(epochs),
                            settings(Orders.guessesKept("value: 4999, unit: min")))
                    .start()) {
                await(() -> predictions.count(finished) == 2);
                assertThat(job).isNotNull();
            }
            assertThat(predictions.byId(finished + ":e0")).isEmpty();
        }
    }

    /** The contract of these tests keeps the log for ever: no broker is asked. */
    private static ClosedReplays noReplays(Epochs epochs) {
        return new ClosedReplays(epochs, "127.0.0.1:1", "kettles");
    }

    private static RetentionSettings settings(Contract contract) {
        return RetentionSettings.of(
                ConfigFactory.parseString("chainon.retention.every = 50 ms")
                        .withFallback(ConfigFactory.defaultReference()),
                contract);
    }

    private static void refuse(TestDatabase postgres, boolean yes) {
        String change = yes ? "REVOKE EXECUTE ON FUNCTION %s FROM" : "GRANT EXECUTE ON FUNCTION %s TO";
        postgres.asAdmin()
                .jdbi()
                .useHandle(h -> h.execute(change.formatted("runtime.sweep_finished") + " runtime_monitoring"));
    }

    private static Prediction prediction(int epoch, int minute) {
        return new Prediction(epoch, "e" + minute, "s" + minute, minute, .5, "m", 1, minute, 5, Map.of());
    }

    private static void await(BooleanSupplier condition) {
        Instant limit = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("a sweep").isBefore(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
