package dev.chainon.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.LineageRun;
import dev.chainon.core.lineage.RunState;
import dev.chainon.core.process.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmitterTest {

    private static final Job LOAD = Job.batch("load", "Loads.");
    private static final Job TRAIN = Job.batch("train", "Trains.");
    private static final Dataset FILE = Dataset.file(Path.of("/data/f.parquet"));
    private static final Dataset CLEAN = Dataset.file(Path.of("/w/clean"));
    private static final Dataset MODEL = Dataset.file(Path.of("/m/1"));

    @TempDir
    Path home;

    @Test
    void whatSeveralProcessesTellIsOneGraph() {
        try (Emitter history = emitter("", "history");
                Emitter trainer = emitter("", "trainer")) {
            history.chronicle()
                    .follow(
                            Chronicle.Plan.of(LOAD),
                            () -> new Flow(List.of(FILE), List.of()),
                            () -> 3L,
                            n -> new Flow(List.of(FILE.with(FILE.facts().version("sha"))), List.of(CLEAN.rows(n))));
            trainer.chronicle().begin(Chronicle.Plan.of(TRAIN), () -> new Flow(List.of(CLEAN.rows(2)), List.of(MODEL)));
        }

        LineageGraph graph = LineageGraph.of(LineageFolder.of(home).events());

        assertThat(graph.upstream(MODEL.key()))
                .extracting(Dataset::key)
                .containsExactly(MODEL.key(), CLEAN.key(), FILE.key());
        assertThat(graph.datasets().get(CLEAN.key()).facts().rows())
                .as("a reader's count is not the table's")
                .hasValue(3);
        assertThat(graph.datasets().get(FILE.key()).facts().version()).hasValue("sha");
        assertThat(graph.jobs().get("load").state()).isEqualTo(RunState.COMPLETE);
        assertThat(graph.jobs().get("train").state())
                .as("it was open when its process ended")
                .isEqualTo(RunState.ABORT);
        assertThat(graph.jobs().get("load").commit()).hasValue("abc");
    }

    @Test
    void aJobsNextRunReplacesItsLast() {
        try (Emitter emitter = emitter("", "p")) {
            Chronicle chronicle = emitter.chronicle();
            chronicle
                    .begin(Chronicle.Plan.of(LOAD), () -> new Flow(List.of(FILE), List.of(CLEAN)))
                    .close();
            chronicle
                    .begin(Chronicle.Plan.of(LOAD), () -> new Flow(List.of(), List.of(MODEL)))
                    .close();
        }

        LineageGraph graph = LineageGraph.of(LineageFolder.of(home).events());

        assertThat(graph.jobs().get("load").outputs()).containsExactly(MODEL.key());
        assertThat(graph.upstream(MODEL.key())).hasSize(1);
    }

    @Test
    void aModelKeepsItsOrigins_whenItsJobMadeAnotherSince() {
        Dataset next = Dataset.file(Path.of("/m/2"));
        Dataset other = Dataset.file(Path.of("/w/other"));
        Dataset scores = Dataset.file(Path.of("/s"));
        try (Emitter emitter = emitter("", "p")) {
            Chronicle chronicle = emitter.chronicle();
            chronicle
                    .begin(Chronicle.Plan.of(TRAIN), () -> new Flow(List.of(CLEAN), List.of(MODEL)))
                    .close();
            chronicle
                    .begin(Chronicle.Plan.of(TRAIN), () -> new Flow(List.of(other), List.of(next)))
                    .close();
            chronicle
                    .begin(Chronicle.Plan.of(LOAD), () -> new Flow(List.of(MODEL), List.of(scores)))
                    .close();
        }

        LineageGraph graph = LineageGraph.of(LineageFolder.of(home).events());

        assertThat(graph.upstream(scores.key()))
                .extracting(Dataset::key)
                .containsExactly(scores.key(), MODEL.key(), CLEAN.key());
        assertThat(graph.upstream(next.key())).extracting(Dataset::key).containsExactly(next.key(), other.key());
        assertThat(graph.producer(MODEL.key()).map(LineageGraph.LastRun::inputs))
                .hasValueSatisfying(read -> assertThat(read).containsExactly(CLEAN.key()));
        assertThat(graph.inUse())
                .filteredOn(run -> run.job().name().equals("train"))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.outputs()).containsExactly(next.key(), MODEL.key());
                    assertThat(run.inputs()).containsExactly(other.key(), CLEAN.key());
                });
    }

    @Test
    void theFilesStaySmall_andTheEventsOfARunningStreamStayReadable() throws IOException {
        String small = "chainon.lineage.file { megabytes = 1, kept = 1 }";
        try (Emitter emitter = emitter(small, "stream")) {
            Chronicle eager = new Chronicle(emitter, InstantSource.system(), Duration.ZERO);
            LineageRun run = eager.begin(Chronicle.Plan.of(LOAD), () -> Flow.NONE);
            for (int i = 0; i < 4_000; i++) {
                run.running(() -> new Flow(List.of(FILE), List.of(CLEAN)));
            }
        }

        try (Stream<Path> files = Files.list(home.resolve("lineage"))) {
            assertThat(files.toList()).hasSize(2).allSatisfy(f -> assertThat(Files.size(f))
                    .isLessThanOrEqualTo(1 << 20));
        }
        assertThat(LineageGraph.of(LineageFolder.of(home).events()).upstream(CLEAN.key()))
                .hasSize(2);
    }

    @Test
    void aLineThatAKillCutIsLeftOut() throws IOException {
        try (Emitter emitter = emitter("", "p")) {
            emitter.chronicle().begin(Chronicle.Plan.of(LOAD), () -> Flow.NONE);
        }
        Path file = home.resolve("lineage/p.ndjson");
        String line = Files.readString(file);
        Files.writeString(file, line + line.substring(0, 100));

        assertThat(LineageFolder.of(home).events()).hasSize(2);
        assertThat(LineageFolder.of(home.resolve("nowhere")).events()).isEmpty();
    }

    @Test
    void theWorkGoesOn_whenTheFolderCannotBeWritten() throws IOException {
        Files.writeString(home.resolve("lineage"), "a file where the folder should be");
        try (Emitter emitter = emitter("", "p")) {
            int result = emitter.chronicle().follow(Chronicle.Plan.of(LOAD), () -> Flow.NONE, () -> 3, n -> Flow.NONE);

            assertThat(result).isEqualTo(3);
            assertThat(emitter.lost()).isEqualTo(2);
        }
    }

    @Test
    void postsEachEventToMarquez_inOrder() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer marquez = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        marquez.createContext("/api/v1/lineage", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        marquez.start();
        String url = "http://127.0.0.1:" + marquez.getAddress().getPort();
        try (Emitter emitter = emitter("chainon.lineage.marquez { url = \"" + url + "\", key = k }", "p")) {
            emitter.chronicle().follow(Chronicle.Plan.of(LOAD), () -> Flow.NONE, () -> 3, n -> Flow.NONE);

            for (String state : List.of("START", "COMPLETE")) {
                assertThat(received.poll(10, TimeUnit.SECONDS))
                        .startsWith("Bearer k ")
                        .contains("\"eventType\":\"" + state);
            }
        } finally {
            marquez.stop(0);
        }
    }

    @Test
    void countsWhatMarquezDoesNotTake_andKeepsTheFile() {
        Emitter emitter = emitter("chainon.lineage.marquez.url = \"http://127.0.0.1:1\"", "p");
        emitter.chronicle().follow(Chronicle.Plan.of(LOAD), () -> Flow.NONE, () -> 3, n -> Flow.NONE);
        emitter.close();

        assertThat(emitter.lost()).isEqualTo(2);
        assertThat(LineageFolder.of(home).events()).hasSize(2);
    }

    @Test
    void refusesUnknownKeysAndWrongValues() {
        assertThatThrownBy(() -> emitter("chainon.lineage.colour = red", "p")).hasMessageContaining("colour");
        assertThatThrownBy(() -> emitter("chainon.lineage.marquez.url = \"ftp://x\"", "p"))
                .hasMessageContaining("http://");
        assertThatThrownBy(() -> emitter("chainon.lineage.every = 1 ms", "p")).hasMessageContaining("100 ms");
    }

    private Emitter emitter(String settings, String process) {
        Config chainon = ConfigFactory.parseString(settings)
                .withFallback(ConfigFactory.parseString("chainon { home = \"" + home + "\", lineage.commit = abc }"))
                .withFallback(ConfigFactory.parseResources("reference.conf"))
                .resolve()
                .getConfig("chainon");
        return new Emitter(LineageSettings.of(chainon, process), Telemetry.NONE);
    }
}
