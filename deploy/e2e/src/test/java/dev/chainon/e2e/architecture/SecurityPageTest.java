package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that answers the OWASP API Security Top 10 names tests that exist. */
class SecurityPageTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root", ".."));
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/security.md", "docs/security.fr.md"})
    @Criterion(value = "B2Cr7.access", covers = "docs/security.md")
    void everyRiskHasItsAnswer_andEveryTestThatIsNamedExists(String page) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        List<MatchResult> named = NAMED.matcher(text).results().toList();

        IntStream.rangeClosed(1, 10).forEach(i -> assertThat(text).contains("API" + i + ":2023"));
        assertThat(named).hasSizeGreaterThan(15);
        for (MatchResult test : named) {
            assertThat(source(test.group(1))).as(test.group()).containsPattern("void " + test.group(2) + "\\(");
        }
    }

    private static String source(String name) throws IOException {
        for (String module : List.of("serving", "store", "deploy/apps/server", "deploy/e2e", "registry")) {
            Path tests = ROOT.resolve(module).resolve("src/test/java");
            try (Stream<Path> files = Files.walk(tests)) {
                List<Path> found = files.filter(f -> f.endsWith(name + ".java")).toList();
                if (!found.isEmpty()) {
                    return Files.readString(found.get(0));
                }
            }
        }
        return "there is no " + name;
    }
}
