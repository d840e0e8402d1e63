package dev.chainon.monitoring.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chainon.core.fault.Deadlock;
import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.Injection;
import dev.chainon.core.fault.Starvation;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.monitoring.alert.Alert;
import dev.chainon.monitoring.alert.AlertBook;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.process.ProcessWatch;
import dev.chainon.monitoring.process.ScratchFolder;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Scraper;
import dev.chainon.monitoring.query.SeriesStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real fault of this very process, read over HTTP as those of any process are, fires the alert of the definitions, which ends with it. */
@Tag("campaign")
class FaultAlertsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Definitions DEFINITIONS = Definitions.packaged();

    @TempDir
    Path folder;

    /** Windows of the wall clock as in the demonstration, the shortest two seconds: an hour is a minute. */
    private final AlertBook book =
            new AlertBook(DEFINITIONS.alerts(), new Scale(60, 60, Duration.ofSeconds(2)), List.of());

    private final PrometheusTelemetry telemetry = new PrometheusTelemetry();
    private final SeriesStore series = new SeriesStore(DEFINITIONS.series());
    private HttpServer process;
    private Scraper scraper;

    @BeforeEach
    void serve() throws Exception {
        process = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        process.createContext("/metrics", exchange -> {
            byte[] text = telemetry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        process.start();
        URI address = URI.create("http://127.0.0.1:" + process.getAddress().getPort());
        scraper = new Scraper(Map.of("serving-2", address), () -> "", DEFINITIONS.series());
    }

    @AfterEach
    void end() {
        process.stop(0);
        telemetry.close();
    }

    @Test
    @Criterion("B2Cr5.deadlock-alert")
    void aDeadlockFires_andEndsWithIt() {
        firesAndEnds(Fault.DEADLOCK, new Deadlock());
    }

    /** The watch reads of the kernel what the starved process does not find the time to say; here it is starved along. */
    @Test
    @Criterion("B2Cr5.starvation-alert")
    void aStarvationFires_andEndsWithIt() throws IOException {
        Files.writeString(
                folder.resolve("serving-2.pid"), ProcessHandle.current().pid() + " java\n");
        URI address = URI.create("http://127.0.0.1:" + process.getAddress().getPort());
        try (ProcessWatch watch = new ProcessWatch(Map.of("serving-2", address), folder)) {
            watch.publish(telemetry);
            watch.start();
            firesAndEnds(Fault.STARVATION, new Starvation());
        }
    }

    @Test
    void aFullQuotaFires_andEndsWithIt() {
        ScratchFolder scratch = new ScratchFolder(folder, 4 << 20);
        telemetry.gauge(Fault.FULL_DISK.measure(), scratch::used);
        firesAndEnds(Fault.FULL_DISK, new FullDisk(folder, scratch.quota()));
        assertThat(folder).isEmptyDirectory();
    }

    private void firesAndEnds(Fault fault, Injection injection) {
        look();
        assertThat(firing(fault)).isFalse();
        injection.begin();
        try {
            await(fault, true);
        } finally {
            injection.end();
        }
        await(fault, false);
    }

    private void await(Fault fault, boolean wanted) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (firing(fault) != wanted) {
            assertThat(System.nanoTime())
                    .as("%s, firing: %s, in vain", fault.alert(), wanted)
                    .isLessThan(limit);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            look();
        }
    }

    private void look() {
        long now = System.currentTimeMillis();
        scraper.read(series, now);
        book.look(new Moment(series, now));
    }

    private boolean firing(Fault fault) {
        return book.alerts().stream()
                .filter(alert -> alert.rule().id().equals(fault.alert()))
                .anyMatch(alert -> alert.state() == Alert.State.FIRING);
    }
}
