package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Compatibility;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The contract beside the one that was released last. */
class ContractReleaseTest {

    @Test
    @Criterion("B2Cr7.schema-compatibility")
    void todaysContractMayFollowTheReleasedOne() throws IOException {
        assertThat(Compatibility.refusals(released(), new Flights().contract())).isEmpty();
    }

    @Test
    @Criterion("B2Cr7.schema-compatibility")
    void todaysContractWithoutAColumnMayNot() throws IOException {
        String without = Flights.packagedContract().replace("- name: distance_miles", "- name: distance_km");

        assertThat(Compatibility.refusals(released(), ContractYaml.read(without)))
                .anySatisfy(r -> assertThat(r).startsWith("events.distance_miles: the column is gone"));
    }

    private static Contract released() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Flights.class.getResourceAsStream("/flights/contract-1.0.0.yaml"))) {
            return ContractYaml.read(in);
        }
    }
}
