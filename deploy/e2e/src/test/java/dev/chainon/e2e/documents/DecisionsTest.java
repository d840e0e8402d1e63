package dev.chainon.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decision records: each says in which context what was chosen and what follows; each room and each library has one that speaks of it. */
class DecisionsTest {

    private static final String FOLDER = "docs/adr";
    private static final String LIBRARIES = "0002-dependencies.md";
    private static final Pattern LIBRARY = Pattern.compile("<([a-z0-9]+)(?:\\.[a-z0-9.]+)?\\.version>");

    /** A part begins with a heading, or with bold words at the begin of a paragraph. */
    private static final Map<String, Pattern> PARTS = Map.of(
            "context", part("Context|Situation"),
            "choice", part("Choice|Decision"),
            "consequences", part("Consequences?|Costs"));

    private static Pattern part(String words) {
        return Pattern.compile("(?m)(?:^## |(?:^|(?<=[.] ))\\*\\*)(?:" + words + ")\\b[^\\n]*?(?:\\*\\* *|\\n+)\\S");
    }

    @Test
    @Criterion(value = "B1Cr4.decisions", covers = FOLDER)
    void eachSaysItsContextItsChoiceAndWhatFollows() throws IOException {
        Map<String, String> records = records();
        assertThat(records).hasSizeGreaterThan(40);
        List<String> faults = new ArrayList<>();
        records.forEach((file, text) -> faults.addAll(faults(file, text)));
        assertThat(faults).isEmpty();
        assertThat(records.keySet().stream().map(file -> file.substring(0, 4))).doesNotHaveDuplicates();
    }

    @Test
    @Criterion(value = "B1Cr4.decisions", covers = FOLDER)
    void eachRoomAndEachLibraryHasOne() throws IOException {
        Map<String, String> records = records();
        List<String> rooms = Reactor.read(Page.ROOT).modules();
        assertThat(undecided(rooms, String.join("\n", records.values()))).isEmpty();
        assertThat(undecided(libraries(), records.getOrDefault(LIBRARIES, ""))).isEmpty();
    }

    @Test
    @Criterion(value = "B1Cr4.decisions", covers = FOLDER)
    void seesWhatARecordLeavesOut() {
        String whole =
                "# 7. Tea\n\n**Context.** It rains.\n\n**Choice.** Tea.\n\n## Consequences\n\nThe kettle is hot.\n";
        assertThat(faults("0007-tea.md", whole)).isEmpty();
        assertThat(faults("0008-tea.md", whole)).containsExactly("0008-tea.md does not begin with its number 8");
        assertThat(faults("0007-tea.md", whole.replace("**Context.** ", "")))
                .containsExactly("0007-tea.md has no context");
        assertThat(faults("0007-tea.md", whole.replace("Choice", "Idea"))).containsExactly("0007-tea.md has no choice");
        assertThat(faults("0007-tea.md", whole.replace("The kettle is hot.\n", "")))
                .containsExactly("0007-tea.md has no consequences");
        assertThat(undecided(List.of("deploy/kettle", "tea"), whole.replace("kettle", "pot")))
                .containsExactly("kettle");
        assertThat(undecided(List.of("errorprone"), "Error Prone")).isEmpty();
    }

    private static List<String> faults(String file, String text) {
        List<String> faults = new ArrayList<>();
        String number = file.replaceFirst("^0*(\\d+)-.*", "$1");
        if (!text.startsWith("# " + number + ". ")) {
            faults.add(file + " does not begin with its number " + number);
        }
        if (!file.equals(LIBRARIES)) {
            new TreeMap<>(PARTS).forEach((part, begin) -> {
                if (!begin.matcher(text).find()) {
                    faults.add(file + " has no " + part);
                }
            });
        }
        return faults;
    }

    /** The names, without the folders before them, that no word of a text is; hyphens, and blanks between two words, do not count. */
    private static List<String> undecided(List<String> names, String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        String joined = plain.replaceAll("[- ]", "");
        return names.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(name ->
                        !Pattern.compile("\\b" + name + "\\b").matcher(plain).find() && !joined.contains(name))
                .toList();
    }

    private static List<String> libraries() throws IOException {
        List<String> libraries = LIBRARY.matcher(Files.readString(Page.ROOT.resolve("pom.xml")))
                .results()
                .map((MatchResult property) -> property.group(1))
                .distinct()
                .toList();
        assertThat(libraries).hasSizeGreaterThan(50);
        return libraries;
    }

    private static Map<String, String> records() throws IOException {
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.list(Page.ROOT.resolve(FOLDER))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".md")).toList()) {
                records.put(Page.ROOT.resolve(FOLDER).relativize(file).toString(), Files.readString(file));
            }
        }
        return records;
    }
}
