package dev.chainon.evidence.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.EvidenceReader;
import dev.chainon.evidence.report.EvidenceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of this repository's evidence as it stands. */
class StaticCopyTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root", "../.."));
    private static final Pattern BESIDE = Pattern.compile("href=\"(code/[^\"#]+)(#L\\d+)?\"");

    private static EvidenceReport report;
    private static CodePages pages;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        report = new EvidenceReader(ROOT).read();
        pages = new CodePages(ROOT, ROOT.resolve(".chainon"));
    }

    @Test
    @Criterion("B4Cr1.static-copy")
    void isSmallerThanFiveMegabytes_andHoldsEveryFileItLeadsTo() throws IOException {
        long bytes = new StaticCopy(pages).write(report, folder);

        assertThat(bytes).isEqualTo(sizes()).isLessThan(StaticCopy.LARGEST_BYTES);
        Set<String> links = BESIDE.matcher(Files.readString(folder.resolve("index.html")))
                .results()
                .map(MatchResult::group)
                .map(link -> link.replaceAll("href=\"|#L\\d+|\"", ""))
                .collect(Collectors.toSet());
        assertThat(links).hasSizeGreaterThan(50).allSatisfy(link -> assertThat(folder.resolve(link))
                .isRegularFile());
    }

    private long sizes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void replacesAnEarlierCopy_andTouchesNothingElse() throws IOException {
        new StaticCopy(pages).write(report, folder);
        Files.writeString(folder.resolve("code/old.html"), "");
        new StaticCopy(pages).write(report, folder);
        assertThat(folder.resolve("code/old.html")).doesNotExist();

        Files.writeString(folder.resolve("thesis.tex"), "mine");
        assertThatThrownBy(() -> new StaticCopy(pages).write(report, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other files");
        assertThat(folder.resolve("thesis.tex")).hasContent("mine");
    }

    @Test
    void showsWhatTheReportNames_withItsLines_escaped() throws IOException {
        assertThat(pages.names(report))
                .contains("evidence/report/src/test/java/dev/chainon/evidence/report/view/StaticCopyTest.java")
                .allSatisfy(name -> assertThat(name).doesNotContain("secrets", ".."));

        Path state = Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("A.java"), "<b>\n\u00e9");
        String page = new CodePages(folder, state).page("A.java").orElseThrow();
        assertThat(page)
                .contains("<b id=\"L1\">&lt;b&gt;</b>", "<b id=\"L2\">\u00e9</b>")
                .doesNotContain("<script");
        assertThat(new CodePages(folder, state).page("gone.java")).isEmpty();
        assertThat(List.of(CodeLinks.file("a/B.java:12"), CodeLinks.anchor("a/B.java:12"), CodeLinks.anchor("a/b.md")))
                .containsExactly("a/B.java", "#L12", "");
    }
}
