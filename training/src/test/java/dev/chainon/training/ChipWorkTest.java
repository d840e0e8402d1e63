package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.chips.Provider;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChipWorkTest {

    @TempDir
    Path folder;

    private ChipWork work;

    @BeforeEach
    void begin() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        TrainingSettings settings = new TrainingSettings(List.of(16, 8), 8, 3, 3, 1, 64, 16, 0.01, 11, 40);
        TrainingSet set = ToySet.in(Files.createDirectories(folder.resolve("set")), 4000, 1000, 3);
        work = new ChipWork(set, settings, 2000, 500, Files.createDirectories(folder.resolve("shared")));
        work.begin();
    }

    @Test
    @Criterion("B2Cr5.transfer")
    void measuresTraining_transferApartFromIt_andHowFarTheScoresAre() {
        ChipTraining training = new ChipTraining(work, 2);

        Map<String, Double> reference = training.flat(1);
        Map<String, Double> threads = training.flat(2);
        Map<String, Double> graph = training.graph();

        assertThat(reference).containsEntry("maxdiff", 0.0).containsEntry("auc.change", 0.0);
        assertThat(threads).as("the threads change no bit").containsEntry("maxdiff", 0.0);
        assertThat(graph.get("maxdiff")).isLessThan(0.01);
        for (Map<String, Double> each : List.of(reference, threads, graph)) {
            assertThat(each.get("rows.per.second"))
                    .isFinite()
                    .isGreaterThanOrEqualTo(each.get("rows.per.second.worst"));
            assertThat(each.get("transfer.to.bytes.per.second")).isFinite().isPositive();
            assertThat(each.get("transfer.from.bytes.per.second")).isFinite().isPositive();
            assertThat(each.get("transfer.to.row.seconds")).isPositive();
        }
    }

    @Test
    @Criterion("B2Cr5.transfer")
    void measuresCallsOfEverySizeThatThereAreRowsFor() {
        try (ChipServing serving = new ChipServing(work, Provider.CPU, 1)) {
            Map<String, Double> figures = serving.measure(1);

            assertThat(figures).containsEntry("maxdiff", 0.0);
            assertThat(figures.keySet())
                    .contains("batch.1.p50.us", "batch.16.p99.us", "batch.256.rows.per.second", "batch.1.transfer.us")
                    .noneMatch(key -> key.startsWith("batch.4096"));
            assertThat(figures.values()).allMatch(Double::isFinite);
        }
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void anAbsentProviderIsAnErrorInTheWordsOfOnnxRuntime() {
        for (Provider provider : Provider.values()) {
            provider.absence().ifPresent(reason -> assertThatThrownBy(() -> new ChipServing(work, provider, 1))
                    .isInstanceOf(ChipAbsentException.class)
                    .hasMessage("chainon.chips.provider = " + provider.key() + " is absent here: " + reason));
        }
    }
}
