package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AimTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void everyRowOfTheHistoryIsAccountedFor() {
        assertThat(exact("history.rows.clean") + exact("history.rows.quarantined") + exact("history.rows.duplicates"))
                .isEqualTo(exact("history.rows.in"));
        assertThat(exact("history.rule.stamp-day-early")
                        + exact("history.rule.delay-wrapped-by-a-day")
                        + exact("history.rule.delay-far-negative"))
                .isEqualTo(exact("history.rows.repaired"));
    }

    /** The goals are what the build compares the load with, so the data sheet cannot tell other counts than the load finds. */
    @Test
    void theDataSheetCountsAsTheGoalsDo() throws IOException {
        String sheet = Files.readString(Path.of(System.getProperty("chainon.root"), "data/README.md"));
        Map<String, Long> told = new TreeMap<>();
        Matcher rows =
                Pattern.compile("\\| `([a-z-]+)`:? ?[^|]*\\| ([\\d,]+) \\|").matcher(sheet);
        while (rows.find()) {
            told.put(rows.group(1), Long.parseLong(rows.group(2).replace(",", "")));
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(6);
        told.forEach((rule, count) -> assertThat(
                        exact(rule.equals("row-duplicated") ? "history.rows.duplicates" : "history.rule." + rule))
                .as(rule)
                .isEqualTo(count.doubleValue()));
        assertThat(sheet)
                .contains(String.format(
                        Locale.ENGLISH,
                        "%,d rows are clean: %,d = %,d + %d + %d.",
                        (long) exact("history.rows.clean"),
                        (long) exact("history.rows.in"),
                        (long) exact("history.rows.clean"),
                        (long) exact("history.rows.quarantined"),
                        (long) exact("history.rows.duplicates")));
    }

    @Test
    void missesAFigure_outsideItsBoundsOrAbsent() {
        Aim auc = new Aim("model.may.auc", .885, .905, false);
        assertThat(auc.failedBy(number(.885))).isFalse();
        assertThat(auc.failedBy(number(.905))).isFalse();
        assertThat(auc.failedBy(number(.8849))).isTrue();
        assertThat(auc.failedBy(number(.91))).as("too good to be true").isTrue();
        assertThat(auc.failedBy(JSON.missingNode())).isTrue();
        assertThat(auc.line(number(.91))).contains("MISS", "0.91", ">= 0.885, <= 0.905");
        assertThat(auc.line(JSON.missingNode())).contains("MISS", "absent");
        assertThat(new Aim("n", 3_000_000, 3_000_000, false).line(number(2_999_999)))
                .contains("MISS", "2999999", "= 3000000");
    }

    @Test
    void tellsSeconds_andFailsNothing() {
        Aim seconds = new Aim("history.seconds", Double.NEGATIVE_INFINITY, 75, true);
        assertThat(seconds.failedBy(number(200))).isFalse();
        assertThat(seconds.line(number(200))).contains("told", "200", "<= 75");
    }

    @Test
    void endsWith1_whenOneGoalIsMissed() throws IOException {
        assertThat(check("true", 2000)).isZero();
        assertThat(check("true", 5000)).isEqualTo(1);
        assertThat(check("false", 2000)).as("a demonstration that failed").isEqualTo(1);
        assertThat(new CommandLine(new GoalsCommand())
                        .execute(file("true", 2000).toString()))
                .as("the first start must tell of rows")
                .isEqualTo(1);
    }

    private int check(String ok, int pss) throws IOException {
        return new CommandLine(new GoalsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(file(ok, pss).toString(), "--start", "second");
    }

    private Path file(String ok, int pss) throws IOException {
        return Files.writeString(
                folder.resolve("demo.json"), "{\"ok\":" + ok + ",\"figures\":{\"demo.pss.mb\":" + pss + "}}");
    }

    private static double exact(String id) {
        List<Aim> found =
                Aim.of("first").stream().filter(aim -> aim.id().equals(id)).toList();
        assertThat(found).singleElement().satisfies(aim -> assertThat(aim.atLeast())
                .isEqualTo(aim.atMost()));
        return found.get(0).atLeast();
    }

    private static JsonNode number(double value) {
        return JSON.valueToTree(value);
    }
}
