package dev.chainon.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every word that people read is in a dictionary of its language, or among the words of the house. */
class SpellingTest {

    private static Map<String, List<String>> house;
    private static Spelling french;
    private static Spelling english;

    @BeforeAll
    static void words() throws IOException {
        house = new Yaml().load(Files.readString(Page.ROOT.resolve("config/words.yaml")));
        french = Spelling.french(both("fr"));
        english = Spelling.english(both("en"));
    }

    private static Set<String> both(String language) {
        Set<String> words = new HashSet<>(house.get("names"));
        words.addAll(house.get(language));
        return words;
    }

    @Test
    @Criterion(
            value = "B1Cr4.spelling",
            covers = {"README.md", "README.fr.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "config/words.yaml"})
    void everyPageIsSpeltRight() throws IOException {
        List<Page> pages = Page.all();
        assertThat(pages).filteredOn(Page::french).hasSizeGreaterThan(30);
        assertThat(pages).filteredOn(page -> !page.french()).hasSizeGreaterThan(60);
        List<String> faults = new ArrayList<>();
        for (Page page : pages) {
            assertThat(Prose.words(page.text())).as(page.name()).isNotEmpty();
            unknown(page.text(), page.french())
                    .forEach(word -> faults.add(
                            page.name() + ": " + word + " " + (page.french() ? french : english).suggestions(word)));
        }
        assertThat(faults)
                .as("words in no dictionary: mend them, or add what is right to config/words.yaml")
                .isEmpty();
    }

    @Test
    void findsAMisspeltWord_inEitherLanguage() {
        assertThat(unknown("The flght’s departure is delayd; colour, Kafka's topics, re-read.", false))
                .containsExactly("delayd", "flght's");
        assertThat(unknown("L’entrainnement d’un modèl : qu’il s’arrète, aujourd’hui ; au-delà.", true))
                .containsExactly("L'entrainnement", "modèl", "s'arrète");
    }

    @Test
    void quotesATitleInAnotherLanguage_onlyInItalics() {
        assertThat(unknown("Source : *Focal Loss for Dense Object Detection*, équation 2.", true))
                .isEmpty();
        assertThat(unknown("Source : *Focal Losss*, chapter 2.", true)).containsExactly("Losss", "chapter");
    }

    @Test
    void leavesCodeAlone_butReadsTheWordsOfALink() {
        assertThat(Prose.words(Prose.ofMarkdown("""
                        Run `xmvn`, see [the tuor](docs/tour.md) and [docs/xyz.md](docs/xyz.md) at <http://abc.de/fgh>.

                            ./chainon dmeo

                        ```
                        cdoe
                        ```
                        """))).containsExactly("Run", "see", "the", "tuor", "and", "at");
        assertThat(Prose.words(
                        Prose.ofYaml("- {id: qwe, fr: Un mot, en: \"A word, two\"}\n  fr: \"Autre : x\"\n", "fr")))
                .containsExactly("Un", "mot", "Autre", "x");
        assertThat(Prose.words(Prose.ofProperties("# cmment\na.b=Une <b>page</b> de {0}\n")))
                .containsExactly("Une", "page", "de");
    }

    @Test
    void theHouseHasEachWordOnce_sorted() {
        house.forEach((list, words) ->
                assertThat(words).as(list).doesNotHaveDuplicates().isSorted());
    }

    private static Set<String> unknown(String text, boolean inFrench) {
        if (!inFrench) {
            return english.unknown(text);
        }
        String own = text;
        for (String quoted : Prose.italics(text)) {
            if (english.unknown(quoted).isEmpty()) {
                own = own.replace("*" + quoted + "*", " ");
            }
        }
        return french.unknown(own);
    }
}
