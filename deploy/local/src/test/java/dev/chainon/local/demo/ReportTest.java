package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Report report = new Report("demo", START);

    @Test
    void joinsFiguresStepsAndAddresses() throws IOException {
        report.figures("{\"figures\":{\"history.rows.in\":3},\"tag\":\"x\"}");
        report.figures("{\"model.may.auc\":0.89,\"name\":\"late-arrival\"}");
        report.step("platform", Duration.ofMillis(1500));
        report.address("console", "http://127.0.0.1:8700/");
        JsonNode json = new ObjectMapper().readTree(report.json(true, "abc", START.plusSeconds(9)));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "command",
                        "ok",
                        "commit",
                        "machine",
                        "started",
                        "seconds",
                        "figures",
                        "kept",
                        "steps",
                        "addresses");
        assertThat(json.path("figures").path("history.rows.in").asInt()).isEqualTo(3);
        assertThat(json.path("figures").path("model.may.auc").asDouble()).isEqualTo(.89);
        assertThat(json.path("figures").has("name")).isFalse();
        assertThat(json.path("steps").get(0).path("seconds").asDouble()).isEqualTo(1.5);
        assertThat(json.path("seconds").asInt()).isEqualTo(9);
    }

    @Test
    void keepsItsOwnMeasures_whenAProcessRemembersEarlierOnes() {
        report.figure("demo.ready.seconds", 27);

        report.figures("{\"demo.ready.seconds\":124,\"stream.events\":5}");

        assertThat(report.figure("demo.ready.seconds")).isEqualTo(27);
        assertThat(report.figure("stream.events")).isEqualTo(5);
    }

    @Test
    void partHasTheFiguresOfItsNameAlone() throws IOException {
        report.figure("demo.ready.seconds", 27);
        report.figure("scenario.stale.seconds", 120.5);

        JsonNode part =
                new ObjectMapper().readTree(report.part("scenario.stale.").json(true, "abc", START.plusSeconds(9)));

        assertThat(part.path("figures").fieldNames()).toIterable().containsExactly("scenario.stale.seconds");
        assertThat(part.path("command").asText()).isEqualTo("demo");
    }

    @Test
    void tellsWhatAnEarlierRunMeasured_untilItIsMeasuredAgain() throws IOException {
        List<String> parts = List.of("ingest.seconds", "features.seconds");
        report.sum("history.seconds", parts);
        report.remembered("{\"figures\":{\"ingest.seconds\":30}}");
        report.measured("{\"features.seconds\":20}");
        report.figures("{\"ingest.seconds\":30}");
        report.sum("history.seconds", parts);
        assertThat(report.figure("history.seconds")).isEqualTo(50);
        assertThat(kept()).containsExactly("history.seconds", "ingest.seconds");

        report.measured("{\"ingest.seconds\":31}");
        report.sum("history.seconds", parts);
        assertThat(kept()).isEmpty();
    }

    private List<String> kept() throws IOException {
        List<String> kept = new ArrayList<>();
        new ObjectMapper()
                .readTree(report.json(true, "abc", START))
                .path("kept")
                .forEach(id -> kept.add(id.asText()));
        return kept;
    }

    @Test
    void hasNoNumber_whenAFigureIsAbsent() {
        assertThat(report.figure("nothing")).isNaN();
    }

    @Test
    void refusesAResultThatIsNotJson() {
        assertThatThrownBy(() -> report.figures("{oops"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("{oops");
    }
}
