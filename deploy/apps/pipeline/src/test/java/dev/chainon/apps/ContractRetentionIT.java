package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.store.Database;
import dev.chainon.store.Epochs;
import dev.chainon.store.Outcome;
import dev.chainon.store.Outcomes;
import dev.chainon.store.Predictions;
import dev.chainon.store.Retention;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the contract of the flights says of retention is what a sweep of a real PostgreSQL does. */
class ContractRetentionIT {

    private static final Duration ACCESS_LOG = Duration.ofDays(400);
    private static final int DAYS = 400;

    @Test
    @Criterion("B1Cr3.retention")
    void aSweepFollowsTheYaml() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Database monitoring = database.as(RuntimeRole.MONITORING);
            Epochs epochs = new Epochs(database.as(RuntimeRole.STREAM));
            int finished = epochs.open("2001-01-01", "first").id();
            epochs.open("2001-05-01", "second");
            fill(monitoring, finished);

            assertThat(sweep(monitoring, Flights.packagedContract())).isEqualTo(new Retention.Swept(34, 34, 0, 0));
            assertThat(sweep(monitoring, kept("predictions", 30))).isEqualTo(new Retention.Swept(335, 0, 0, 0));
            assertThat(sweep(monitoring, kept("outcomes", 7))).isEqualTo(new Retention.Swept(0, 358, 0, 0));
        }
    }

    private static String kept(String table, int days) {
        return Flights.packagedContract()
                .replace("value: 365, unit: d, element: " + table, "value: " + days + ", unit: d, element: " + table);
    }

    private static Retention.Swept sweep(Database monitoring, String yaml) {
        Contract contract = Flights.under(yaml).contract();
        return new Retention(monitoring).sweep(Retention.Periods.of(contract, ACCESS_LOG));
    }

    private static void fill(Database monitoring, int epoch) {
        new Predictions(monitoring)
                .upsert(IntStream.range(0, DAYS)
                        .mapToObj(day ->
                                new Prediction(epoch, "e" + day, "s" + day, day * 1440L, .5, "m", 1, day, 5, Map.of()))
                        .toList());
        new Outcomes(monitoring)
                .upsert(IntStream.range(0, DAYS)
                        .mapToObj(day -> new Outcome(epoch, "s" + day, day * 1440L, true))
                        .toList());
    }
}
