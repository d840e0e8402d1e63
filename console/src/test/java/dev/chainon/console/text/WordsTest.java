package dev.chainon.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final Words french = new Words(Language.FR, (key, language) -> Optional.empty());
    private final Words english = new Words(Language.EN, (key, language) -> Optional.empty());

    @Test
    void setsFrenchSpacesAndApostrophes() {
        assertThat(french.set("Qu'est-ce : « 30 % » ; 15 min ?"))
                .isEqualTo("Qu\u2019est-ce\u00a0: «\u00a030\u202f%\u00a0»\u202f; 15\u00a0min\u202f?");
        assertThat(english.set("Who's there: 30% in 15 min?")).isEqualTo("Who\u2019s there: 30% in 15\u00a0min?");
    }

    @Test
    void writesNumbersAsTheLanguageDoes() {
        assertThat(french.number(2_999_647, 0)).isEqualTo("2\u202f999\u202f647");
        assertThat(english.number(2_999_647, 0)).isEqualTo("2,999,647");
        assertThat(french.percent(.1234, 1)).isEqualTo("12,3\u202f%");
        assertThat(english.percent(.1234, 1)).isEqualTo("12.3%");
        assertThat(french.number(Double.NaN, 3)).isEqualTo("–");
        assertThat(french.day(16_500_000)).isEqualTo("mercredi 16 mai 2001");
        assertThat(english.time(16_500_000)).isEqualTo("08:00");
    }

    @Test
    void prefersTheUseCasesOwnWord_andFillsInValues() {
        Words words = new Words(
                Language.EN, (key, language) -> key.equals("live.title") ? Optional.of("Kettles") : Optional.empty());

        assertThat(words.text("live.title")).isEqualTo("Kettles");
        assertThat(words.text("operations.version", 3)).isEqualTo("version 3");
        assertThat(words.text("no.such.key")).isEqualTo("no.such.key");
    }

    private static Set<String> keys(String language) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                WordsTest.class.getResourceAsStream("/console/messages_" + language + ".properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keys("en")).isEqualTo(keys("fr"));
    }

    @Test
    void everyKeyThatATemplateNames_exists() throws IOException {
        Pattern use = Pattern.compile("\\bt\\(\"([a-z0-9.]+)\"[,)]");
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/console/templates"))) {
            for (Path template : templates.toList()) {
                Matcher matcher = use.matcher(Files.readString(template));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }

        used.removeAll(Set.of("title", "origin", "destination", "departure"));
        assertThat(keys("fr")).containsAll(used);
    }
}
