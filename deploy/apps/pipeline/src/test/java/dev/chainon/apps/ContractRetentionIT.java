package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.store.DailyRows;
import dev.chainon.store.Database;
import dev.chainon.store.Epochs;
import dev.chainon.store.Retention;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the contract of the flights says of retention is what a sweep of a real PostgreSQL does. */
class ContractRetentionIT {

    private static final int DAYS = 400;

    @Test
    @Criterion("B1Cr3.retention")
    void aSweepFollowsTheYaml() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Database monitoring = database.as(RuntimeRole.MONITORING);
            Epochs epochs = new Epochs(database.as(RuntimeRole.STREAM));
            int finished = epochs.open("2001-01-01", "first").id();
            epochs.open("2001-05-01", "second");
            DailyRows.fill(monitoring, finished, DAYS);

            assertThat(sweep(monitoring, Flights.packagedContract())).isEqualTo(new Retention.Swept(34, 34, 0, 0, 0));
            assertThat(sweep(monitoring, kept("predictions", 30))).isEqualTo(new Retention.Swept(335, 0, 0, 0, 0));
            assertThat(sweep(monitoring, kept("outcomes", 7))).isEqualTo(new Retention.Swept(0, 358, 0, 0, 0));
        }
    }

    private static String kept(String table, int days) {
        return Flights.packagedContract()
                .replace("value: 365, unit: d, element: " + table, "value: " + days + ", unit: d, element: " + table);
    }

    private static Retention.Swept sweep(Database monitoring, String yaml) {
        Contract contract = Flights.under(yaml).contract();
        return new Retention(monitoring).sweep(Retention.Periods.of(contract));
    }
}
