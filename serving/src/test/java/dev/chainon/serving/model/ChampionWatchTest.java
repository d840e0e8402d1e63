package dev.chainon.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.chips.ChipSettings;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChampionWatchTest {

    private static final List<String> FEATURES = List.of("a", "b");

    @TempDir
    Path folder;

    private final Health health = new Health();
    private final ModelSlot slot = new ModelSlot();
    private final FakeRegistry registry = new FakeRegistry();
    private final FakeClock clock = new FakeClock();
    private final ChampionWatch watch = new ChampionWatch(
            registry,
            new ChampionWatch.Subject("models:/toy@champion", FEATURES, ChipSettings.standard()),
            slot,
            health,
            clock,
            Telemetry.NONE);

    private static final class FakeRegistry implements RegistryReader {
        private Optional<ModelVersion> champion = Optional.empty();
        private boolean away;

        @Override
        public Optional<ModelVersion> resolve(String uri) {
            if (away) {
                throw new IllegalStateException("connection refused");
            }
            assertThat(uri).isEqualTo("models:/toy@champion");
            return champion;
        }
    }

    private static final class FakeClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @AfterEach
    void close() {
        slot.close();
    }

    private ModelVersion promote(int version, List<String> features) {
        ModelVersion made = Bundles.write(folder.resolve("v" + version), "toy", version, features);
        registry.champion = Optional.of(made);
        return made;
    }

    @Test
    void servesTheChampion_andTheNextOne() {
        watch.look();
        assertThat(health.firstMissing().orElseThrow()).contains("models:/toy@champion points to no version yet");
        promote(1, FEATURES);
        watch.look();
        assertThat(slot.version()).contains(1);
        assertThat(health.ready()).isTrue();
        promote(2, FEATURES);
        watch.look();
        assertThat(slot.version()).contains(2);
    }

    @Test
    void refusesAChangedBundle_andKeepsTheOldModel() throws IOException {
        promote(1, FEATURES);
        watch.look();
        ModelVersion bad = promote(2, FEATURES);
        Files.writeString(bad.folder().resolve(Bundle.ONNX), "changed");
        watch.look();
        assertThat(slot.version()).contains(1);
        assertThat(health.ready()).isTrue();
    }

    @Test
    void refusesOtherFeatures_andSaysWhichStepIsMissing() {
        promote(1, List.of("b", "a"));
        watch.look();
        assertThat(slot.version()).isEmpty();
        assertThat(health.firstMissing().orElseThrow()).contains("models:/toy/1 was refused", "[b, a]", "[a, b]");
    }

    @Test
    void givesARefusedBundleASecondChance_laterOnly() throws IOException {
        ModelVersion bad = promote(1, FEATURES);
        byte[] good = Files.readAllBytes(bad.folder().resolve(Bundle.ONNX));
        Files.writeString(bad.folder().resolve(Bundle.ONNX), "changed");
        watch.look();
        Files.write(bad.folder().resolve(Bundle.ONNX), good);
        watch.look();
        assertThat(slot.version()).isEmpty();
        clock.now = Instant.EPOCH.plusSeconds(31);
        watch.look();
        assertThat(slot.version()).contains(1);
        assertThat(health.ready()).isTrue();
    }

    @Test
    void keepsServing_whileTheRegistryIsAway() {
        promote(1, FEATURES);
        watch.look();
        registry.away = true;
        watch.look();
        assertThat(slot.version()).contains(1);
        assertThat(health.ready()).isTrue();
    }

    @Test
    void isNotReady_whenTheRegistryIsAwayFromTheStart() {
        registry.away = true;
        watch.look();
        assertThat(health.firstMissing().orElseThrow())
                .isEqualTo("model: the registry does not answer: connection refused");
    }
}
