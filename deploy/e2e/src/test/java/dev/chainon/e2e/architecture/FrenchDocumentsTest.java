package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** French documents keep French typography, and call one thing by the one word of the glossary. */
class FrenchDocumentsTest {

    /** No plain space before a double sign or inside quotation marks, and no straight quotation mark. */
    private static final Pattern BAD_FRENCH =
            Pattern.compile("'|\"| [:;?!%»]|« |[^\u00a0\u202f][;?!»]|[^\u00a0\\d/s]:");

    private static final Pattern BACKLOG_TITLE = Pattern.compile("fr: (\"[^\"]*\"|[^,}]*)");
    private static final Pattern GLOSSARY_ROW = Pattern.compile("(?m)^\\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Path GLOSSARY = House.ROOT.resolve("docs/glossary.md");
    private static final Path MESSAGES =
            House.ROOT.resolve("console/src/main/resources/console/messages_fr.properties");

    @Test
    void everyFrenchDocumentKeepsItsTypography() throws IOException {
        List<Path> documents = documents();
        assertThat(documents).hasSizeGreaterThan(5);
        for (Path document : documents) {
            assertThat(bad(prose(Files.readString(document))))
                    .as(document.toString())
                    .isEmpty();
        }
        assertThat(bad(titles())).as("docs/backlog.yaml").isEmpty();
    }

    @Test
    void findsATypingError_andLeavesCommandsAlone() {
        assertThat(bad(prose("Un mot : deux"))).hasSize(1);
        assertThat(bad(prose("Un mot\u00a0: «\u00a0deux\u00a0»\u202f; voir [ici](a.md?b) et `x : \"y\"`")))
                .isEmpty();
        assertThat(bad(prose("```sh\necho 'x'; y\n```\n\n    ./chainon demo  # tout ; vite\n")))
                .isEmpty();
    }

    @Test
    void oneThingHasOneWord() throws IOException {
        List<String> avoided = GLOSSARY_ROW
                .matcher(Files.readString(GLOSSARY))
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ")))
                .filter(word -> !word.startsWith("-") && !word.equals("not"))
                .toList();
        assertThat(avoided).hasSizeGreaterThan(3);
        List<Path> texts = documents();
        texts.add(MESSAGES);
        for (Path text : texts) {
            String words = prose(Files.readString(text)).toLowerCase(java.util.Locale.FRENCH);
            assertThat(avoided).as(text.toString()).noneMatch(words::contains);
        }
        assertThat(avoided).as("docs/backlog.yaml").noneMatch(titles()::contains);
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(House.ROOT.resolve("README.fr.md")));
        try (Stream<Path> docs = Files.walk(House.ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".fr.md")
                            || List.of("registre.md", "dictionnaire.md")
                                    .contains(file.getFileName().toString()))
                    .forEach(documents::add);
        }
        return documents;
    }

    private static String titles() throws IOException {
        return String.join(
                "\n",
                BACKLOG_TITLE
                        .matcher(Files.readString(House.ROOT.resolve("docs/backlog.yaml")))
                        .results()
                        .map(title -> title.group(1).replaceAll("^\"|\"$", ""))
                        .toList());
    }

    /** The text without commands, code, addresses, rules of tables and the link to the English page. */
    private static String prose(String markdown) {
        return markdown.replaceAll("(?ms)^```.*?^```", "")
                .replaceAll("(?m)^ {4}\\S.*$", "")
                .replaceAll("`[^`\n]*`", "CODE")
                .replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("<[^>\n]*>", "")
                .replaceAll("(?m)^\\|[-:| ]+\\|$", "")
                .replace("In English:", "");
    }

    private static List<String> bad(String prose) {
        return BAD_FRENCH
                .matcher(prose)
                .results()
                .map(found -> around(prose, found))
                .toList();
    }

    private static String around(String prose, MatchResult found) {
        return prose.substring(Math.max(0, found.start() - 20), Math.min(prose.length(), found.end() + 10));
    }
}
