package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jury's page, and the proofs that it runs: real processes, of a command that a test writes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command of this project is a script of the POSIX shell")
class JuryPagesTest {

    private static final String KEY = "an-operators-key";

    @TempDir
    private Path root;

    private Site site;

    @BeforeEach
    void serve() throws Exception {
        site = new Site(root);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    /** What the page runs instead of the project's command. */
    private void command(String script) throws IOException {
        Path file = Files.writeString(root.resolve("chainon"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(root.resolve("operator"), KEY + "\n");
    }

    private HttpRequest.Builder prove(String id, String key) {
        return site.to("/jury/prove")
                .header("X-API-Key", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=" + id));
    }

    @Test
    @Criterion("B4Cr1.jury-page")
    void listsThe36Criteria_eachWithItsClaimsAndFields_asNotShownWithoutProofs() throws Exception {
        String page = site.get("/jury").body();

        assertThat(page.split("<details class=\"criterion", -1)).hasSize(37);
        assertThat(page.split("data-points=", -1)).hasSize(37);
        assertThat(page).contains("B1Cr1", "B4Cr10", "id=\"B3Cr4.bit-identity\"", "./chainon prove B3Cr4.bit-identity");
        assertThat(page).doesNotContain("proof shown", "<span lang=\"en\">", "${");
        assertThat(site.get("/jury?lang=en").body())
                .contains("not shown", "36 criteria")
                .doesNotContain("Non montré");
        assertThat(site.get("/jury/complete").body()).contains("id=\"B3Cr4.bit-identity\"");
    }

    @Test
    @Criterion("B4Cr1.jury-page")
    void showsLiveValues_withQueryAndTime_andSendsThemAsTheyChange() throws Exception {
        assertThat(site.get("/jury").body())
                .contains(
                        "Disponibilité",
                        "99,87\u202f%",
                        "sum(rate(kettles_boiled_total[1h]))",
                        "1 janv. 1970 00:00:00");

        try (BufferedReader events = new BufferedReader(
                new InputStreamReader(site.stream("/jury", "text/event-stream"), StandardCharsets.UTF_8))) {
            assertThat(content(events).getJsonArray("availability").getString(0))
                    .isEqualTo("99,87\u202f%");
            site.availability = .5;
            assertThat(content(events).getJsonArray("availability").getString(0))
                    .isEqualTo("50,00\u202f%");
        }
    }

    private static JsonObject content(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return new JsonObject(new JsonObject(line.substring("data: ".length())).getString("content"));
    }

    @Test
    void showsNoFile_thatTheReportDoesNotName() throws Exception {
        Files.writeString(root.resolve("operator"), KEY);

        assertThat(site.get("/jury/code?file=operator").statusCode()).isEqualTo(404);
        assertThat(site.get("/jury/code?file=../../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(site.get("/jury/code").statusCode()).isEqualTo(404);
    }

    @Test
    @Criterion("B4Cr1.prove-now")
    void streamsTheOutputOfAProof_andItsExitCode() throws Exception {
        command("echo \"$@\"; echo 'data: <b>é</b>' >&2; exit 1");

        HttpResponse<String> answer = site.send(prove("B3Cr4", KEY));

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(answer.body()).endsWith("event: end\ndata: {\"code\":1}\n\n");
        assertThat(printed(answer.body())).isEqualTo("prove B3Cr4 --language fr\ndata: <b>é</b>\n");
    }

    /** The texts of all events one after the other. */
    private static String printed(String events) {
        return events.lines()
                .filter(line -> line.startsWith("data: {\"text\""))
                .map(line -> new JsonObject(line.substring("data: ".length())).getString("text"))
                .collect(Collectors.joining());
    }

    @Test
    void aCommandThatPrintsMoreThanAnybodyReads_waits_andEndsWithItsReader() throws Exception {
        command("echo $$; exec yes");
        ProcessHandle run;
        try (InputStream stream = site.stream(prove("B3Cr4", KEY))) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.readLine();
            run = process(printed(lines.readLine()).lines().findFirst().orElseThrow());
            for (int i = 0; i < 3000; i++) {
                assertThat(lines.readLine()).isNotNull();
            }
            assertThat(run.isAlive()).isTrue();
        }
        run.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    @Criterion("B4Cr1.prove-now")
    void runsNothing_withoutTheKey_fromElsewhere_orOutsideTheCatalogue() throws Exception {
        command("touch ran");

        assertThat(site.send(prove("B3Cr4", "guessed")).statusCode()).isEqualTo(401);
        assertThat(site.send(prove("B3Cr4", "")).statusCode()).isEqualTo(401);
        assertThat(site.send(prove("B3Cr4", KEY).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.send(prove("B3Cr4%3B%20touch%20mine", KEY)).statusCode())
                .isEqualTo(404);
        assertThat(site.send(prove("--help", KEY)).statusCode()).isEqualTo(404);
        Files.delete(root.resolve("operator"));
        HttpResponse<String> keyless = site.send(prove("B3Cr4", ""));
        assertThat(keyless.statusCode()).isEqualTo(403);
        assertThat(keyless.body()).contains("clé d’opérateur");
        assertThat(root.resolve("ran")).doesNotExist();
    }

    @Test
    @Criterion("B4Cr1.prove-now")
    void runsOneAtATime_andEndsAllThatItStarted_whenTheReaderLeaves() throws Exception {
        command("sleep 600 & echo $! $$; wait");
        ProcessHandle child;
        ProcessHandle parent;
        try (InputStream stream = site.stream(prove("B3Cr4.bit-identity", KEY))) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.readLine();
            String[] pids = printed(lines.readLine()).strip().split(" ");
            child = process(pids[0]);
            parent = process(pids[1]);

            HttpResponse<String> second = site.send(prove("B1Cr1", KEY));
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("B3Cr4.bit-identity");
        }

        parent.onExit().get(20, TimeUnit.SECONDS);
        child.onExit().get(20, TimeUnit.SECONDS);
        command("exit 0");
        HttpResponse<String> next = site.send(prove("B1Cr1", KEY));
        while (next.statusCode() == 409) {
            next = site.send(prove("B1Cr1", KEY));
        }
        assertThat(next.body()).isEqualTo("event: end\ndata: {\"code\":0}\n\n");
    }

    private static ProcessHandle process(String pid) {
        return Optional.of(pid).map(Long::valueOf).flatMap(ProcessHandle::of).orElseThrow();
    }
}
