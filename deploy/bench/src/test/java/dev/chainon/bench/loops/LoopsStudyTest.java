package dev.chainon.bench.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoopsStudyTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Map<String, String> NAMES =
            Map.of("loop", "loop", "lambdas", "lambdas", "mapReduce", "map-reduce");
    private static final Pattern VERDICT =
            Pattern.compile("^- ([0-9,]+) rows: \\*\\*([a-z-]+)\\*\\*", Pattern.MULTILINE);

    @Test
    @Criterion("B3Cr9.benchmark")
    void measuresEachWay_fromTenThousandToTenMillionRows() throws IOException {
        for (int rows = 10_000; rows <= 10_000_000; rows *= 10) {
            assertThat(milliseconds(rows).keySet()).as(rows + " rows").isEqualTo(NAMES.keySet());
            assertThat(milliseconds(rows).values()).allMatch(time -> time > 0);
        }
    }

    @Test
    @Criterion("B3Cr9.benchmark")
    void namesTheFastestWayOfEachSize_onThePage() throws IOException {
        Map<Integer, String> told = new TreeMap<>();
        Matcher verdicts = VERDICT.matcher(Files.readString(ROOT.resolve("docs/studies/loops.md")));
        while (verdicts.find()) {
            told.put(Integer.parseInt(verdicts.group(1).replace(",", "")), verdicts.group(2));
        }

        assertThat(told).containsOnlyKeys(10_000, 100_000, 1_000_000, 10_000_000);
        for (Map.Entry<Integer, String> verdict : told.entrySet()) {
            String fastest = milliseconds(verdict.getKey()).entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            assertThat(verdict.getValue()).as(verdict.getKey() + " rows").isEqualTo(NAMES.get(fastest));
        }
    }

    private static Map<String, Double> milliseconds(int rows) throws IOException {
        JsonNode result = new ObjectMapper()
                .readTree(ROOT.resolve("bench/results/loops.json").toFile());
        Map<String, Double> times = new TreeMap<>();
        for (JsonNode point : result.path("details").path("points")) {
            if (point.path("rows").asInt() == rows) {
                times.put(point.path("way").asText(), point.path("milliseconds").asDouble());
            }
        }
        return times;
    }
}
