package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The log that the last release wrote, by Avro's own check. */
class ReleasedLogTest {

    @Test
    @Criterion("B2Cr7.schema-compatibility")
    void todaysCodecReadsTheLogOfTheReleasedContract() throws IOException {
        Contract released;
        try (InputStream in =
                Objects.requireNonNull(Flights.class.getResourceAsStream("/flights/contract-1.0.0.yaml"))) {
            released = ContractYaml.read(in);
        }

        assertThat(released.table("events").fields()).isNotEmpty();
        assertThatCode(() -> new EventCodec<>(
                        new Flights().eventSchema(),
                        List.of(Schemas.logged(released.table("events").fields()))))
                .doesNotThrowAnyException();
    }
}
