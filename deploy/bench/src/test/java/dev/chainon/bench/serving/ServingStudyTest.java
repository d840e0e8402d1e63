package dev.chainon.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.StudyPages;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingStudyTest {

    private static final Question QUESTION = new Question(Path.of("x"), "/", "{}");

    private static final String TOLD = """
            Running 5s test @ http://127.0.0.1:1/
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   424.11us  131.32us   2.79ms   77.99%
                Req/Sec    62.51k     1.72k   65.01k    72.00%
              Latency Distribution
                 50%  419.00us
                 75%  492.00us
                 90%  571.00us
                 99%    2.14ms
              310913 requests in 5.00s, 75.32MB read
            Requests/sec:  62173.90
            """;

    @Test
    void readsWhatWrkTells_andRefusesARunWithRefusedRequests() {
        Wrk.Run run = Wrk.read(TOLD);
        assertThat(run.perSecond()).isEqualTo(62173.90);
        assertThat(run.p50Micros()).isEqualTo(419);
        assertThat(run.p99Micros()).isEqualTo(2140);

        assertThatThrownBy(() -> Wrk.read(TOLD + "  Non-2xx or 3xx responses: 17\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("17");
        assertThatThrownBy(() -> Wrk.read("nothing")).isInstanceOf(Failure.class);
    }

    @Test
    void theQuestionIsTheSameEveryTime_andOfTheSizeThatTheGoalNames() {
        String body = Question.body(52);
        assertThat(body)
                .isEqualTo(Question.body(52))
                .startsWith("{\"inputs\":[")
                .endsWith("]}]}");
        assertThat(body.length()).isBetween(540, 600);
    }

    /** A server that stands still for a moment makes all that were due meanwhile late, not only the one that it was asked. */
    @Test
    @Criterion("B2Cr8.open-loop")
    void chargesAServerThatStoodStill_withAllThatItKeptWaiting() throws Exception {
        try (StandingServer server = new StandingServer(Duration.ofMillis(400));
                OpenLoop loop = new OpenLoop(server.address(), QUESTION, 1)) {
            OpenLoop.Found found = loop.run(200, Duration.ofSeconds(1));
            assertThat(found.answered() + found.refused() + found.unsent()).isEqualTo(200);
            assertThat(found.refused()).isEqualTo((found.answered() + found.refused()) / 10);
            assertThat(found.lost()).isZero();
            assertThat(found.millis().p99())
                    .as(
                            "those that were due in the first hundred milliseconds of its pause waited three hundred and more")
                    .isGreaterThan(300);
        }
    }

    /** What was due while the only connection waited is told, and no longer asked when the time is over. */
    @Test
    @Criterion("B2Cr8.open-loop")
    void tellsWhatWasDueAndNotAsked_fromWhatWasAskedAndNotAnswered() throws Exception {
        try (StandingServer server = new StandingServer(Duration.ofSeconds(1));
                OpenLoop loop = new OpenLoop(server.address(), QUESTION, 1)) {
            OpenLoop.Found found = loop.run(100, Duration.ofMillis(500));
            assertThat(found.answered() + found.refused()).isLessThanOrEqualTo(20);
            assertThat(found.unsent()).isEqualTo(50 - found.answered() - found.refused());
            assertThat(found.lost()).isZero();
            assertThat(found.busy()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void thePageSaysWhichGoalsAreReached_andWhatIsNotMeasured() throws IOException {
        Map<String, String> pages = new StudyPages("serving", ServingStudy.class).of(result("""
                {"parts":{"speed":{"command":"./chainon bench serving -O only=speed","machine":"m","started":"2026-01-01T00:00:00Z",
                 "seconds":1,"commit":"c","details":{"bytes":568,"connections":32,"rounds":3,"seconds":5},"figures":{
                 "serving.echo.rps":100000,"serving.echo.p50.ms":0.2,"serving.echo.p99.ms":1,"serving.echo.single.p50.us":50,
                 "serving.http.rps":60000,"serving.http.p50.ms":0.4,"serving.http.p99.ms":12,"serving.http.single.p50.us":90,
                 "serving.alone.rps":44000,"serving.alone.p50.ms":0.6,"serving.alone.p99.ms":2,"serving.alone.single.p50.us":90,
                 "serving.first.rps":25000,"serving.first.p50.ms":1,"serving.first.p99.ms":3,"serving.first.single.p50.us":120,
                 "serving.spring.rps":15000,"serving.spring.p50.ms":2,"serving.spring.p99.ms":9,"serving.spring.single.p50.us":200,
                 "serving.dl4j.calls.per.second":5000,"serving.dl4j.p50.us":190,"serving.grpc.rps":20000,"serving.grpc.p99.ms":4,
                 "serving.ratio.echo":0.6,"serving.ratio.alone":1.36,"serving.ratio.spring":4,"serving.ratio.dl4j":12,
                 "serving.ready.seconds":1.2,"serving.rss.mb":200}}}}
                """));

        assertThat(pages.get("serving.md"))
                .contains("| share of the echo | 0.6  | ≥ 0.5 | reached |")
                .contains("| p99 | 12 ms | ≤ 10 | **not reached** |")
                .contains("| **Chaînon** | 60,000 | 0.40 | 12.00 | 90 |")
                .contains("Not measured yet: `./chainon bench serving -O only=load`.");
        assertThat(pages.get("serving.fr.md"))
                .contains("**non atteint**")
                .contains("4,0\u00a0fois plus que le simple contrôleur")
                .doesNotContain(" ;", " :", " ?", "« ");
        assertThat(pages).containsKeys("serving-rps.fr.svg", "serving-rps.en.svg");
    }

    @Test
    void thePageTellsTheGeneratorsOwnLimit_andWhatItCouldNotSend() throws IOException {
        Map<String, String> pages = new StudyPages("serving", ServingStudy.class).of(result("""
                {"parts":{"load":{"command":"x","machine":"m","started":"2026-01-01T00:00:00Z","seconds":1,"commit":"c",
                 "details":{"seconds":10,"connections":64,"crowd":512,"rows":32,"levels":[{"rows":32,"share":150,"due":9000,
                 "answered":6000,"refused":2500,"unsent":500,"lost":0,"busy":0.25,"p50":1,"p99":21.5,"p999":30,"most":31,
                 "refusedP99":12}]},"figures":{"serving.load.generator":110000,"serving.load.capacity":60000,
                 "serving.load.capacity.rows":6000,"serving.load.after.p99.ms":1.5}}}}
                """));

        assertThat(pages.get("serving.md"))
                .contains("From the echo it gets 110,000")
                .contains("| 32 | 150 % | 9,000 | 6,000 | 2,500 | 500 | 0 | 1.00 | 21.50 |");
        assertThat(pages.get("serving.fr.md")).contains("non envoyées/s").doesNotContain(" ;", " :", " ?", " %", "« ");
    }

    private static JsonNode result(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
