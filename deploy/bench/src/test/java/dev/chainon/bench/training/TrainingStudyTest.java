package dev.chainon.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
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
                .contains("only=speed`", "only=convergence`", "only=quality`", "only=origins`")
                .contains("only=variants`", "only=builds`", "only=calibration`", "only=stopping`");
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

    /** One month in which the network wins, one in which it loses, one that is not decided. */
    @Test
    void saysOfEachMonthWhichOfTheTwoIsBetter() throws IOException {
        Map<String, String> pages =
                pages("{'origins':{'figures':{},'details':{'settings':'trees { rows = 0 }','origins':["
                        + origin("2001-03", 0.002, -0.001) + "," + origin("2001-04", -0.002, 0.001) + ","
                        + origin("2001-05", 0.0004, -0.0001) + "]}}}");

        assertThat(pages.get("training.md"))
                .contains("- 2001-03: **the network is better than the trees**")
                .contains("- 2001-04: **the network is worse than the trees** by 0.0020 of AUC and 0.0010 of log loss.")
                .contains("- 2001-05: **the network is not worse than the trees**")
                .contains("| AUC | 0.9020 | 0.0010 | 0.9000 | +0.0020 | +0.0015 to +0.0025 |")
                .contains("Its calibration error, 0.0090, is above the goal of May");
        assertThat(pages.get("training.fr.md"))
                .contains("**le réseau fait mieux que les arbres**", "| AUC | 0,9020 | 0,0010 | 0,9000 | +0,0020 |");
        assertThat(pages).containsKeys("training-origins-auc.fr.svg", "training-origins-logloss.en.svg");
    }

    private static String origin(String month, double auc, double loss) {
        StringBuilder origin = new StringBuilder(
                "{'month':'" + month + "','seeds':1,'rows.train':1000,'rows.judged':500,"
                        + "'late.train':0.2,'late.judged':0.17,'trees.seconds':9,'seed.1.seconds':8,'seed.1.delong.z':3.2,'seed.1.psi':0.02");
        for (String metric : new String[] {"auc", "prauc", "logloss", "brier", "ece"}) {
            double gain = metric.equals("auc") ? auc : metric.equals("logloss") ? loss : 0;
            double peer = metric.equals("ece") ? 0.009 : 0.9;
            origin.append(",'network.%1$s':%2$s,'network.%1$s.deviation':0.001,'trees.%1$s':%3$s"
                    .formatted(metric, peer + gain, peer));
            for (String of : new String[] {"gain.", "mean.gain."}) {
                origin.append(",'%1$s':%2$s,'%1$s.low':%3$s,'%1$s.high':%4$s"
                        .formatted(of + metric, gain, gain - 0.0005, gain + 0.0005));
            }
        }
        return origin.append("}").toString();
    }

    @Test
    void saysWhichBuildsPay() throws IOException {
        Map<String, String> pages = pages("{'builds':{'figures':{},'details':{'seeds':3,'rows':600000,'tried':["
                + build("plain", 0) + "," + build("focal", -0.002) + "," + build("embeddings", 0.001) + ","
                + build("residual", 0.0001) + "]}}}");

        assertThat(pages.get("training.md").lines().filter(line -> line.contains("±")))
                .anyMatch(line -> line.startsWith("| focal loss") && line.contains("-0.0020 ± 0.0002 | costs"))
                .anyMatch(line -> line.startsWith("| embeddings") && line.contains("+0.0010 ± 0.0002 | pays"))
                .anyMatch(line -> line.startsWith("| a residual block") && line.contains("undecided"));
        assertThat(pages.get("training.fr.md")).contains("coûte", "paie", "indécis");
    }

    private static String build(String name, double gain) {
        StringBuilder build = new StringBuilder(
                "{'build':'%s','gain':%s,'gain.error':0.0002,'parameters':1000,'seconds':9".formatted(name, gain));
        for (String id : "auc prauc logloss ece calibrated.logloss calibrated.ece".split(" ")) {
            build.append(",'%1$s':0.5,'%1$s.deviation':0.01".formatted(id));
        }
        return build.append("}").toString();
    }

    /** One calibration that helps in both months, one that an interval puts behind in one of them, the rest undecided. */
    @Test
    void saysWhichCalibrationPays_overTheMonthsTogether() throws IOException {
        Map<String, Map<String, Double>> months =
                Map.of("2001-03", month(-0.001, -0.002, 0.003), "2001-04", month(-0.003, -0.002, -0.004));
        JsonNode details = JSON.valueToTree(Calibrations.found(months, 2, 14).details());

        assertThat(details.path("tried"))
                .filteredOn(each -> each.path("pays").asBoolean())
                .extracting(each -> each.path("name").asText())
                .containsExactly("seen.shift");
        assertThat(details.path("tried"))
                .filteredOn(each -> each.path("behind").asBoolean())
                .extracting(each -> each.path("name").asText())
                .containsExactly("seen.platt");
        ObjectNode part = JSON.createObjectNode();
        part.putObject("figures");
        part.set("details", details);
        Map<String, String> pages = pages("{'calibration':" + part + "}");
        assertThat(pages.get("training.md"))
                .contains("**These pay**: seen: shift. The demonstration has the shift")
                .contains("Of 12 that were tried")
                .contains("-0.0010 (-0.0015 to -0.0005)");
        assertThat(pages.get("training.fr.md")).contains("| paie |", "| coûte |", "| indécis |");
    }

    private static Map<String, Double> month(double moved, double loss, double seen) {
        Map<String, Double> month = new TreeMap<>();
        for (String way : new String[] {"moved", "apart", "seen"}) {
            for (String curve : new String[] {"none", "temperature", "shift", "platt", "isotonic"}) {
                put(month, way + "." + curve, 0, 0);
            }
        }
        put(month, "none", 0, 0);
        put(month, "seen.shift", moved, loss);
        put(month, "seen.platt", seen, loss);
        return month;
    }

    private static void put(Map<String, Double> month, String name, double ece, double loss) {
        for (String metric : new String[] {"ece", "logloss"}) {
            double gain = metric.equals("ece") ? ece : loss;
            month.put(name + "." + metric, 0.01 + gain);
            month.put(name + "." + metric + ".gain", gain);
            month.put(name + "." + metric + ".low", gain - 0.0005);
            month.put(name + "." + metric + ".high", gain + 0.0005);
        }
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
