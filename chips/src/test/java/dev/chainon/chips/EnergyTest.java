package dev.chainon.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that is written as Linux writes it. */
class EnergyTest {

    @TempDir
    Path root;

    private void show(String domain, long microjoules) throws IOException {
        Path folder = Files.createDirectories(root.resolve(domain));
        Files.writeString(folder.resolve("energy_uj"), microjoules + "\n");
        Files.writeString(folder.resolve("max_energy_range_uj"), "1000000\n");
    }

    @Test
    void addsPackages_withoutTheirParts() throws IOException {
        show("intel-rapl:0", 100_000);
        show("intel-rapl:0:0", 50_000);
        show("intel-rapl:1", 200_000);
        Energy energy = new Energy(root);
        Energy.Reading before = energy.read();
        show("intel-rapl:0", 400_000);
        show("intel-rapl:0:0", 350_000);
        show("intel-rapl:1", 300_000);

        assertThat(energy.absence()).isEmpty();
        assertThat(energy.joules(before, energy.read())).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void followsACounterThatBeganAgain() throws IOException {
        show("intel-rapl:0", 900_000);
        Energy energy = new Energy(root);
        Energy.Reading before = energy.read();
        show("intel-rapl:0", 100_000);

        assertThat(energy.joules(before, energy.read())).isCloseTo(0.2, within(1e-12));
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void saysExactlyWhatIsMissing() throws IOException {
        assertThat(new Energy(root.resolve("powercap")).absence()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith(root.resolve("powercap") + " is not there"));
        assertThat(new Energy(root).absence())
                .hasValueSatisfying(reason -> assertThat(reason).contains("holds no intel-rapl"));
        Files.createDirectories(root.resolve("intel-rapl:0"));
        assertThat(new Energy(root).absence()).hasValueSatisfying(reason -> assertThat(reason)
                .contains("cannot be read", "NoSuchFileException", "intel-rapl:0", "energy_uj"));
    }
}
