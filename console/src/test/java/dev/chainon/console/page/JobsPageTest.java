package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.RunState;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of streams and jobs. */
class JobsPageTest {

    @TempDir
    private Path empty;

    private Site site;

    @BeforeEach
    void serve() throws Exception {
        site = new Site(empty);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void jobsPageShowsStreamsAlone_whileNoJobRan() throws Exception {
        assertThat(site.get("/jobs").body())
                .contains("137,8", "12\u202f345", "4 / 31\u00a0ms", "prédicteur 1</span> <b>7</b>", "non communiqué")
                .contains("Aucun travail n’a encore été lancé")
                .doesNotContain("class=\"graph\"");
    }

    @Test
    void jobsPageDrawsTheGraph_itsStatesAndDurations() throws Exception {
        site.runs = List.of(
                run(
                        2,
                        RunState.FAILED,
                        step("ingest", StepState.SKIPPED, 0),
                        step("train", StepState.FAILED, 90, "ingest")),
                run(
                        1,
                        RunState.DONE,
                        step("ingest", StepState.DONE, 30),
                        step("features", StepState.DONE, 60, "ingest"),
                        step("snapshot", StepState.DONE, 15, "ingest")));
        String page = site.get("/jobs?lang=en").body();

        assertThat(page)
                .contains("<svg class=\"graph\"", "<g class=\"step skipped\">", "<g class=\"step failed\">")
                .contains("failed · 90.0\u00a0s", "train: no &lt;memory&gt;", "Run 2, failed")
                .contains("class=\"bar failed\" width=\"85.7\"", "class=\"bar done\" width=\"28.6\"");
        assertThat(page.split("class=\"edge\"", -1)).hasSize(2);
    }

    static RunRow run(long id, RunState state, StepRow... steps) {
        return new RunRow(
                id, "toy", Map.of("command", "demo"), state, "", Instant.EPOCH, Optional.empty(), List.of(steps));
    }

    static StepRow step(String name, StepState state, long seconds, String... after) {
        Instant start = Instant.EPOCH;
        return new StepRow(
                name,
                List.of(after),
                state,
                1,
                seconds == 0 ? Optional.empty() : Optional.of(start),
                seconds == 0 ? Optional.empty() : Optional.of(start.plusSeconds(seconds)),
                Optional.empty(),
                Optional.empty(),
                state == StepState.FAILED ? "no <memory>\nat all" : "",
                false,
                "",
                new StepRow.Progress("", 0, 0));
    }
}
