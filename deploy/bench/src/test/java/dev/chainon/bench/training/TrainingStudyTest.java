package dev.chainon.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingStudyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrainingStudy study = new TrainingStudy();

    private Map<String, String> pages(String parts) throws IOException {
        ObjectNode result = JSON.createObjectNode();
        result.set("parts", JSON.readTree(parts.replace('\'', '"')));
        result.path("parts").forEach(TrainingStudyTest::date);
        return study.pages().orElseThrow().of(result);
    }

    private static void date(JsonNode part) {
        ((ObjectNode) part)
                .put("started", "2026-01-02T03:04:05Z")
                .put("machine", "a machine")
                .put("command", "a command")
                .put("commit", "abc");
    }

    @Test
    void saysWhatWasNotMeasured() throws IOException {
        assertThat(pages("{}").get("training.md"))
                .contains("only=speed`", "only=convergence`", "only=quality`", "only=variants`");
    }

    @Test
    void saysThatThePeerIsAbsent() throws IOException {
        Map<String, String> pages = pages(
                "{'speed':{'figures':{'training.rows.per.second.1024':5,'training.rows.per.second.4096':6},'details':{'rows':400000,"
                        + "'peer':'absent: install python3-sklearn','measured':[{'who':'Chaînon','batch':1024,'threads':2,'pace':512345}]}}}");

        assertThat(pages.get("training.md")).contains("absent: install python3-sklearn", "512,345", "| – |");
        assertThat(pages.get("training.fr.md")).contains("absent: install python3-sklearn");
    }

    @Test
    void saysWhichGoalsAreNotReached() throws IOException {
        StringBuilder figures = new StringBuilder();
        String values = "auc 0.895,prauc 0.7439,logloss 0.263,brier 0.0758,ece 0.008";
        for (String value : values.split(",")) {
            String key = value.split(" ")[0];
            figures.append("'training.may.%s':%s,".formatted(key, value.split(" ")[1]));
            figures.append(
                    "'training.may.%1$s.deviation':0.001,'training.may.%1$s.low':0.1,'training.may.%1$s.high':0.9,"
                            .formatted(key));
        }
        Map<String, String> pages = pages("{'quality':{'figures':{" + figures
                + "'training.may.fit.seconds':20,'training.may.peak.mb':900,'training.may.onnx.maxdiff':0.0000005,'training.may.onnx.row.us':20},"
                + "'details':{'runs':[1,2,3,4,5]}}}");

        assertThat(pages.get("training.md").lines().filter(line -> line.contains("reached")))
                .hasSize(5)
                .filteredOn(line -> line.contains("not reached"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("| PR-AUC") || line.startsWith("| ECE"));
        assertThat(pages.get("training.fr.md")).contains("perte logarithmique", "**non atteint**");
    }

    @Test
    void deviationIsTheOneOfASample() {
        assertThat(Quality.mean(new double[] {1, 2, 6})).isEqualTo(3);
        assertThat(Quality.deviation(new double[] {1, 2, 6})).isCloseTo(Math.sqrt(7), within(1e-12));
        assertThat(Quality.deviation(new double[] {4})).isZero();
    }

    @Test
    void aShorterMeasurementIsNotKept() {
        assertThat(study.partial(Map.of("rounds", "1"))).isTrue();
        assertThat(study.partial(Map.of("only", "speed"))).isFalse();
    }
}
