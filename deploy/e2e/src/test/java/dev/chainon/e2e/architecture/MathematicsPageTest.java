package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every formula of the mathematics page names a source and tests, and each of these tests exists. */
class MathematicsPageTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Path ENGLISH = House.ROOT.resolve("docs/mathematics.md");
    private static final Path FRENCH = House.ROOT.resolve("docs/mathematics.fr.md");

    @Test
    @Criterion(
            value = "B1Cr2.formulas",
            covers = {"docs/mathematics.md", "docs/mathematics.fr.md"})
    void everyFormulaHasASourceAndATestThatExists() throws IOException {
        for (Path page : List.of(ENGLISH, FRENCH)) {
            List<String> formulas = formulas(Files.readString(page));
            assertThat(formulas).hasSizeGreaterThan(12).allSatisfy(formula -> assertThat(formula)
                    .contains("```", "Source")
                    .containsPattern(TEST));
            for (String test : tests(Files.readString(page))) {
                assertThat(exists(test)).as(test + " of " + page).isTrue();
            }
        }
    }

    @Test
    void bothLanguagesNameTheSameTests() throws IOException {
        assertThat(tests(Files.readString(FRENCH))).isEqualTo(tests(Files.readString(ENGLISH)));
    }

    @Test
    void findsATestThatIsGone() throws IOException {
        assertThat(exists("MathematicsPageTest#findsATestThatIsGone")).isTrue();
        assertThat(exists("MathematicsPageTest#wasRenamed")).isFalse();
        assertThat(exists("NoSuchTest#findsATestThatIsGone")).isFalse();
    }

    private static List<String> formulas(String page) {
        return Stream.of(page.split("(?m)^### ")).skip(1).toList();
    }

    private static List<String> tests(String page) {
        return TEST.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .toList();
    }

    private static boolean exists(String test) throws IOException {
        String[] parts = test.split("#", 2);
        return TestSources.have(parts[0], parts[1]);
    }
}
