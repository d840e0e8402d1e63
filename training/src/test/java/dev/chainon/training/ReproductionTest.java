package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {

    @TempDir
    Path home;

    private final Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));
    private final TrainingSettings settings =
            new TrainingSettings(List.of(16, 8), 8, 2, 3, 5, 3, 256, 16, 0.01, 11, 40);
    private Manifest manifest;

    @BeforeEach
    void train() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        TrainingSet set = ToySet.in(Files.createDirectories(home.resolve("training/toy")), 3000, 500, 3);
        Path made = Files.createDirectories(home.resolve("made"));
        new Trainer(set, Standardiser.learn(set.train(), set.features()), silent, 2)
                .fit("train", settings)
                .write(made, 5);
        Map<String, String> params = new TreeMap<>(settings.params());
        params.put("set", "toy");
        params.put("gate", "passed");
        manifest = new Manifest(
                "kettle-spills",
                "2026-01-02T03:04:05Z",
                ToySet.FEATURES,
                "s1",
                "abc",
                params,
                Map.of(),
                0,
                Map.of(
                        Bundle.ONNX,
                        Sha256.of(made.resolve(Bundle.ONNX)),
                        Bundle.DL4J,
                        Sha256.of(made.resolve(Bundle.DL4J))));
    }

    private Map<String, Boolean> again(Map<String, String> changed) {
        Map<String, String> params = new TreeMap<>(manifest.params());
        params.putAll(changed);
        Manifest other = new Manifest(
                manifest.model(),
                manifest.created(),
                manifest.features(),
                manifest.snapshot(),
                manifest.commit(),
                params,
                manifest.metrics(),
                manifest.parity(),
                manifest.sha256());
        return new Reproduction(home, silent, 1).of(new Bundle(home.resolve("made"), other));
    }

    @Test
    @Criterion("B2Cr1.reproducible")
    void sameBytesComeOut_fromTheManifestAlone() {
        assertThat(again(Map.of())).containsOnly(Map.entry(Bundle.ONNX, true), Map.entry(Bundle.DL4J, true));
    }

    @Test
    void otherBytesComeOut_whenTheManifestNamesAnotherSeed() {
        assertThat(again(Map.of("seed", "12")))
                .containsOnly(Map.entry(Bundle.ONNX, false), Map.entry(Bundle.DL4J, false));
    }

    @Test
    void refusesAModelThatWasLearntOnACluster() {
        assertThatThrownBy(() -> again(Map.of("distributed.shards", "2")))
                .hasMessageContaining("was trained on a cluster in 2 shards")
                .hasMessageContaining("./chainon train --distributed");
    }

    @Test
    void saysWhatIsMissing_whenTheTrainingSetIsGone() {
        assertThatThrownBy(() -> again(Map.of("set", "gone")))
                .isInstanceOf(BadTrainingSetException.class)
                .hasMessageContaining("gone");
    }
}
