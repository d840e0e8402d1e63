package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Workbench;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Settings;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study in its smallest form, each setting in a real process: the generic build on one thread, and what this machine lacks. */
@Tag("campaign")
class ChipsIT {

    private static final int ROWS = 2_048;
    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    @TempDir
    Path state;

    @Test
    @Criterion("B2Cr5.gain-loss")
    @Criterion("B2Cr5.absent-is-absent")
    void measuresWhatIsThere_andTellsExactlyWhyTheRestIsNot() throws Exception {
        set(state.resolve("training/toy"));
        Files.writeString(state.resolve("training/latest"), "toy");
        Map<String, String> smallest = Map.of(
                "rows",
                Integer.toString(ROWS),
                "judged",
                "512",
                "rounds",
                "1",
                "tours",
                "1",
                "threads",
                "1",
                "only-generic",
                "1");

        Findings found =
                new ChipsStudy().run(new Workbench(new Home(ROOT, state), Settings.read(state), System.out, smallest));

        assertThat(found.figures())
                .containsEntry("chips.flat.generic.1.maxdiff", 0.0)
                .containsKeys(
                        "chips.flat.generic.1.rows.per.second",
                        "chips.graph.generic.1.rows.per.second",
                        "chips.serve.cpu.1.batch.1.p99.us");
        JsonNode cuda = row(found, "training", "graph.cuda.1");
        if (!Files.exists(Path.of("/dev/nvidiactl"))) {
            assertThat(cuda.path("absent").asText())
                    .as("the jars are here and the driver is not, or the jars are not")
                    .satisfiesAnyOf(
                            reason -> assertThat(reason)
                                    .contains("UnsatisfiedLinkError", "cannot open shared object file"),
                            reason -> assertThat(reason).contains("this build has no CUDA", "-Pcuda"));
            assertThat(row(found, "serving", "serve.cuda.1").path("absent").asText())
                    .startsWith("OrtException: Error code - ");
        }
        assertThat(row(found, "serving", "serve.nnapi.1").path("absent").asText())
                .contains("not compiled with NNAPI support");
        assertThat(new ChipsStudy().pages().orElseThrow().of(result(found))).containsKeys("chips.md", "chips.fr.md");
    }

    private static JsonNode row(Findings found, String kind, String id) {
        for (JsonNode row : found.details().path(kind)) {
            if (row.path("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row " + id + " in " + found.details());
    }

    private static JsonNode result(Findings found) {
        return new ObjectMapper()
                .createObjectNode()
                .put("command", "c")
                .put("machine", "m")
                .put("started", "2026-01-01T00:00:00Z")
                .put("seconds", 1)
                .set("details", found.details());
    }

    /** Four features, the label follows two of them. */
    private static void set(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"name\":\"toy\",\"snapshot\":\"s\",\"features\":[\"a\",\"b\",\"c\",\"d\"],\"rows\":{\"train\":"
                        + ROWS + ",\"validation\":" + ROWS + "}}");
        SplittableRandom random = new SplittableRandom(5);
        for (String split : new String[] {"train", "validation"}) {
            ByteBuffer features = buffer(ROWS * 4 * Float.BYTES);
            ByteBuffer labels = buffer(ROWS * Float.BYTES);
            ByteBuffer minutes = buffer(ROWS * Long.BYTES);
            for (int row = 0; row < ROWS; row++) {
                float a = (float) random.nextDouble();
                float b = (float) random.nextDouble();
                features.putFloat(a)
                        .putFloat(b)
                        .putFloat((float) random.nextDouble())
                        .putFloat(1);
                labels.putFloat(a + b + random.nextDouble() > 1.7 ? 1 : 0);
                minutes.putLong(row);
            }
            Files.write(folder.resolve(split + ".features.f32"), features.array());
            Files.write(folder.resolve(split + ".labels.f32"), labels.array());
            Files.write(folder.resolve(split + ".minutes.i64"), minutes.array());
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
