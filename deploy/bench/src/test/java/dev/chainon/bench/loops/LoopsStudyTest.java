package dev.chainon.bench.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kept result and its page say. Without a kept result nothing is shown: {@code ./chainon bench loops} makes it. */
class LoopsStudyTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Path RESULT = ROOT.resolve("bench/results/loops.json");
    private static final Map<String, String> NAMES =
            Map.of("loop", "loop", "lambdas", "lambdas", "mapReduce", "map-reduce");
    private static final String UNDECIDED = "undecided";
    private static final Pattern VERDICT =
            Pattern.compile("^- ([0-9,]+) rows: \\*\\*([a-z-]+)\\*\\*", Pattern.MULTILINE);

    private record Measured(String way, double milliseconds, double error) {}

    @BeforeEach
    void needsAResult() {
        assumeThat(RESULT).exists();
    }

    @Test
    @Criterion("B3Cr9.benchmark")
    void measuresEachWay_fromTenThousandToTenMillionRows() throws IOException {
        for (int rows = 10_000; rows <= 10_000_000; rows *= 10) {
            assertThat(measured(rows))
                    .as(rows + " rows")
                    .allMatch(one -> one.milliseconds() > 0)
                    .extracting(Measured::way)
                    .containsExactlyInAnyOrderElementsOf(NAMES.keySet());
        }
    }

    @Test
    @Criterion("B3Cr9.benchmark")
    void saysOnThePageWhereEachWins_andWinsNothingWithinTheError() throws IOException {
        Map<Integer, String> told = new TreeMap<>();
        Matcher verdicts = VERDICT.matcher(Files.readString(ROOT.resolve("docs/studies/loops.md")));
        while (verdicts.find()) {
            told.put(Integer.parseInt(verdicts.group(1).replace(",", "")), verdicts.group(2));
        }

        assertThat(told).containsOnlyKeys(10_000, 100_000, 1_000_000, 10_000_000);
        for (Map.Entry<Integer, String> verdict : told.entrySet()) {
            assertThat(verdict.getValue()).as(verdict.getKey() + " rows").isEqualTo(winner(measured(verdict.getKey())));
        }
        assertThat(told.values()).as("a size at which one wins").anyMatch(verdict -> !verdict.equals(UNDECIDED));
    }

    private static String winner(List<Measured> ways) {
        Measured best = ways.stream()
                .min(Comparator.comparingDouble(Measured::milliseconds))
                .orElseThrow();
        boolean clear = best.error() >= 0
                && ways.stream()
                        .filter(other -> other != best)
                        .allMatch(other -> other.error() >= 0
                                && other.milliseconds() - other.error() > best.milliseconds() + best.error());
        return clear ? NAMES.getOrDefault(best.way(), "") : UNDECIDED;
    }

    private static List<Measured> measured(int rows) throws IOException {
        JsonNode result = new ObjectMapper().readTree(RESULT.toFile());
        List<Measured> found = new ArrayList<>();
        for (JsonNode point : result.path("details").path("points")) {
            if (point.path("rows").asInt() == rows) {
                found.add(new Measured(
                        point.path("way").asText(),
                        point.path("milliseconds").asDouble(),
                        point.path("error").asDouble()));
            }
        }
        return found;
    }
}
