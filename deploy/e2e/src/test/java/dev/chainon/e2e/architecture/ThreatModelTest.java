package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model: every arrow that it draws has the six kinds of threat, and every test that it names exists. */
class ThreatModelTest {

    private static final Pattern ARROW = Pattern.compile("-- (A\\d+) -->");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");
    private static final List<String> KINDS = List.of(
            "Spoofing",
            "Tampering",
            "Repudiation",
            "Information disclosure",
            "Denial of service",
            "Elevation of privilege");

    @Test
    @Criterion(value = "B1Cr2.threats", covers = "docs/threats.md")
    void everyArrowHasItsSixKinds_andEveryThreatATestThatExists() throws IOException {
        String page = Files.readString(House.ROOT.resolve("docs/threats.md"));
        List<String> drawn =
                ARROW.matcher(page).results().map(arrow -> arrow.group(1)).toList();
        Map<String, String> sections = Stream.of(page.split("\n## "))
                .filter(section -> section.matches("(?s)A\\d+\\. .*"))
                .collect(Collectors.toMap(section -> section.substring(0, section.indexOf('.')), section -> section));

        assertThat(drawn).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(sections.keySet()).containsExactlyInAnyOrderElementsOf(drawn);
        for (Map.Entry<String, String> section : sections.entrySet()) {
            for (String kind : KINDS) {
                List<String> rows = section.getValue()
                        .lines()
                        .filter(line -> line.startsWith("| " + kind + " |"))
                        .toList();
                assertThat(rows).as(section.getKey() + " " + kind).hasSize(1);
                answered(section.getKey(), rows.get(0));
            }
        }
    }

    /** A row names tests, or says why the threat cannot be, or that nothing answers it. */
    private static void answered(String arrow, String row) throws IOException {
        List<MatchResult> tests = NAMED.matcher(row).results().toList();
        if (tests.isEmpty()) {
            assertThat(row).as(arrow).containsPattern("Does not apply: |\\*\\*open\\*\\*");
        }
        for (MatchResult test : tests) {
            assertThat(TestSources.have(test.group(1), test.group(2)))
                    .as(arrow + ": " + test.group())
                    .isTrue();
        }
    }
}
