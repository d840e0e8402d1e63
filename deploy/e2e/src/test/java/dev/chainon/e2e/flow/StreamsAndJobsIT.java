package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.store.Database;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The stream and the job graph of one running demonstration. */
@ExtendWith(SharedDemonstration.class)
class StreamsAndJobsIT {

    @TempDir
    Path folder;

    private static Database database(Demonstration demonstration) {
        Config runtime = demonstration.settings("monitor").getConfig("runtime");
        return new Database(runtime.getString("url"), runtime.getString("user"), runtime.getString("password"), 2);
    }

    private static Topics topics(Demonstration demonstration) {
        return new Topics(
                new Flights().topicPrefix(), demonstration.settings("monitor").getInt("epoch"));
    }

    private static Optional<RunRow> training(Jobs jobs) {
        return jobs.latest(1).stream()
                .filter(run -> "train".equals(run.params().get("command")))
                .findFirst();
    }

    @Test
    @Criterion("B3Cr8.dataflow")
    @Criterion("B3Cr8.workflow")
    void theStreamGoesOn_whileATrainingRunsAsAJobOfTheGraph(Demonstration demonstration) throws Exception {
        Topics topics = topics(demonstration);
        long streamPid = demonstration.pid("stream");
        Path words = folder.resolve("train.txt");
        List<Long> clean = new ArrayList<>();
        List<Long> predictions = new ArrayList<>();
        try (Database database = database(demonstration);
                TopicAdmin admin = new TopicAdmin(demonstration.bootstrap())) {
            Jobs jobs = new Jobs(database);
            Process job = demonstration.command(words, "train");
            demonstration.await("the training ends", () -> {
                StepState state =
                        training(jobs).map(run -> run.step("train").state()).orElse(StepState.WAITING);
                var ends = admin.ends(topics);
                // Counts only what was seen between two looks at a step that runs: the job was running then.
                if (state == StepState.RUNNING
                        && training(jobs).orElseThrow().step("train").state() == StepState.RUNNING) {
                    clean.add(ends.get(topics.clean()));
                    predictions.add(ends.get(topics.predictions()));
                }
                return !job.isAlive();
            });

            assertThat(job.exitValue()).as(Files.readString(words)).isZero();
            RunRow run = training(jobs).orElseThrow();
            assertThat(run.step("ingest").state()).isEqualTo(StepState.SKIPPED);
            assertThat(run.step("train").state()).isEqualTo(StepState.DONE);
        }
        assertThat(clean.get(clean.size() - 1))
                .as("clean events while the job ran")
                .isGreaterThan(clean.get(0));
        assertThat(predictions.get(predictions.size() - 1))
                .as("predictions while the job ran")
                .isGreaterThan(predictions.get(0));
        assertThat(demonstration.pid("stream")).isEqualTo(streamPid);
    }

    @Test
    @Criterion("B3Cr8.visible")
    void ratesAndLagsOfTheStreamsStandBesideTheGraphOfTheJobs(Demonstration demonstration) throws Exception {
        Topics topics = topics(demonstration);
        String address = demonstration.address("monitor") + "/jobs?lang=en";
        demonstration.await("two looks at the topics", () -> demonstration
                .get(address)
                .body()
                .replaceAll("\\s+", " ")
                .matches("(?s).*predictor 1</span> <b>[0-9,]+</b>.*"));
        String page = demonstration.get(address).body();

        for (String topic : List.of(topics.raw(), topics.clean(), topics.quarantine(), topics.predictions())) {
            assertThat(page)
                    .containsPattern(
                            "<code>" + topic.replace(".", "\\.")
                                    + "</code></small></th><td class=\"num\"[^>]*>[0-9,.]+</td><td class=\"num\"[^>]*>[0-9,]+</td>");
        }
        assertThat(page).containsPattern("projection of predictions</span> <b>[0-9,]+</b>");
        assertThat(page).contains("copy to the back office</span> <b class=\"absent\">");
        try (Database database = database(demonstration)) {
            List<RunRow> runs = new Jobs(database).latest(8);
            RunRow whole = runs.get(runs.size() - 1);
            assertThat(whole.steps()).extracting(StepRow::state).containsOnly(StepState.DONE);
            assertThat(page.split("<g class=\"step ", -1))
                    .hasSize(runs.get(0).steps().size() + 1);
            assertThat(page.split("class=\"bar done\"", -1).length - 1)
                    .isGreaterThanOrEqualTo(whole.steps().size());
            assertThat(page).contains("Ingestion", "Features", "Snapshot", "Training", "Evaluation", "Promotion");
        }
    }
}
