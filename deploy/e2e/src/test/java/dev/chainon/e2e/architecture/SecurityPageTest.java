package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that answers the OWASP API Security Top 10 names tests that exist, in whichever module they are. */
class SecurityPageTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/security.md", "docs/security.fr.md"})
    @Criterion(value = "B2Cr7.access", covers = "docs/security.md")
    void everyRiskHasItsAnswer_andEveryTestThatIsNamedExists(String page) throws IOException {
        String text = Files.readString(House.ROOT.resolve(page));
        List<MatchResult> named = NAMED.matcher(text).results().toList();

        IntStream.rangeClosed(1, 10).forEach(i -> assertThat(text).contains("API" + i + ":2023"));
        assertThat(named).hasSizeGreaterThan(15);
        for (MatchResult test : named) {
            assertThat(TestSources.have(test.group(1), test.group(2)))
                    .as(test.group())
                    .isTrue();
        }
    }
}
