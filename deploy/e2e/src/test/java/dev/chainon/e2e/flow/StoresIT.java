package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Database;
import dev.chainon.store.Predictions;
import dev.chainon.streams.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The runtime store beside the back office, one without the other. */
@ExtendWith(SharedDemonstration.class)
class StoresIT {

    private static Demonstration demonstration;
    private static FlightTrail trail;
    private static Topics topics;

    @BeforeAll
    static void look(Demonstration running) {
        demonstration = running;
        trail = new FlightTrail(running);
        topics = trail.topics();
    }

    @Test
    @Criterion("B3Cr7.two-stores")
    void predictionsLiveInOneStoreAndHistoryInAnother() {
        Config monitor = demonstration.settings("monitor");
        Config stream = demonstration.settings("stream");

        assertThat(monitor.hasPath("backoffice")).isFalse();
        assertThat(stream.getString("backoffice.url")).isNotEqualTo(monitor.getString("runtime.url"));
        assertThat(demonstration.state().resolve("warehouse")).isNotEmptyDirectory();
        try (Database runtime = trail.runtime()) {
            assertThat(new Predictions(runtime).count(topics.epoch())).isPositive();
        }
    }

    @Test
    @Criterion("B3Cr7.runtime-survives")
    void predictionsGoOnWithoutTheBackOffice_andItsCopyCatchesUp() throws Exception {
        try (BackOfficeSwitch office = new BackOfficeSwitch(demonstration)) {
            demonstration.await("a first copy", () -> office.copies() > 0);
            long copies = office.copies();
            office.off();
            long before = predictions();
            demonstration.await("predictions without a back office", () -> predictions() > before + 20);
            office.on();
            demonstration.await("a copy after it came back", () -> office.copies() > copies);
        }
    }

    private static long predictions() {
        try (Database runtime = trail.runtime()) {
            return new Predictions(runtime).count(topics.epoch());
        }
    }
}
