package dev.chainon.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContractTest {

    private String yaml;
    private Contract library;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/library/contract.yaml"))) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        library = ContractYaml.read(yaml);
    }

    @Test
    void tellsHowLongWhatIsKept() {
        assertThat(library.retention("readers")).contains(Duration.ofDays(30));
        assertThat(library.retentionAt("library.reader")).contains(Duration.ofDays(30));
        assertThat(library.retentionAfterClose()).contains(Duration.ofHours(2));
        assertThat(library.retention("loans")).as("no period is set").isEmpty();
        assertThat(library.retentionAt("library.loans")).isEmpty();
        assertThat(library.retentionAt("library.nowhere")).isEmpty();
        assertThat(ContractYaml.read(yaml.replace("retentionAfterClose", "retentionBefore"))
                        .retentionAfterClose())
                .isEmpty();
    }

    @Test
    void namesWhatThereIs_whenAskedForWhatThereIsNot() {
        assertThatThrownBy(() -> library.table("magazines"))
                .hasMessage("contract library has no table 'magazines'; it has [loans, readers]");
        assertThatThrownBy(() -> library.rule("late"))
                .hasMessage("contract library has no rule 'late'; it has [too-long, no-book]");
        assertThatThrownBy(() -> library.table("loans").column("reader"))
                .hasMessage("the contract's table 'loans' has no column 'reader'; it has [book, days]");
        assertThat(library.table("loans").column("days").required()).isFalse();
        assertThat(library.version()).isEqualTo("2.1.0");
    }

    @Test
    void carriesTheTypesOfRows_andNoOther() {
        assertThat(library.table("loans").find("days")).isPresent();
        assertThatThrownBy(() -> library.table("readers").fields()).hasMessageContaining("which rows cannot carry");
    }

    @Test
    void refusesANameThatIsThereTwice() {
        assertThatThrownBy(() -> ContractYaml.read(yaml.replace("name: readers", "name: loans")))
                .hasMessageContaining("the table 'loans' is there twice");
        assertThatThrownBy(() -> ContractYaml.read(yaml.replace("name: no-book", "name: too-long")))
                .hasMessageContaining("the rule 'too-long' is there twice");
        assertThatThrownBy(() -> ContractYaml.read(yaml.replace("name: days", "name: book")))
                .hasMessageContaining("the column 'book' is there twice");
        assertThatThrownBy(() -> ContractYaml.read(yaml.replace("property: least", "property: most")))
                .hasMessageContaining("the property 'most' is there twice");
    }

    @Test
    void aServiceLevelIsATimeInItsUnit() {
        assertThat(level("7", "ms").duration()).isEqualTo(Duration.ofMillis(7));
        assertThat(level("7", "s").duration()).isEqualTo(Duration.ofSeconds(7));
        assertThat(level("7", "min").duration()).isEqualTo(Duration.ofMinutes(7));
        assertThatThrownBy(() -> level("7", "percent").duration())
                .hasMessageContaining("is not a time: unit 'percent' is not ms, s, min, h or d");
        assertThatThrownBy(() -> level("often", "s").duration())
                .hasMessageContaining("'latency' of 't.c' is not a time");
        assertThat(level("7", "s").table()).isEqualTo("t");
        assertThat(level("7", "s").isRetention()).isFalse();
        assertThat(library.levels()).filteredOn(ServiceLevel::isRetention).hasSize(2);
    }

    private static ServiceLevel level(String value, String unit) {
        return new ServiceLevel("latency", value, unit, "t.c", "", Text.NONE);
    }
}
