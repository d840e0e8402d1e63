package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link in a document leads to a file that exists. */
class DocumentLinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    @Criterion(
            value = "B1Cr4.tour",
            covers = {"README.md", "README.fr.md", "CONTRIBUTING.md", "data/README.md", "evidence/README.md", "docs"})
    void everyLinkOfTheTourAndTheDocumentsLeadsToAFile() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(
                House.ROOT.resolve("README.md"),
                House.ROOT.resolve("README.fr.md"),
                House.ROOT.resolve("CONTRIBUTING.md"),
                House.ROOT.resolve("data/README.md"),
                House.ROOT.resolve("evidence/README.md")));
        try (Stream<Path> docs = Files.walk(House.ROOT.resolve("docs"))) {
            docs.filter(f -> f.toString().endsWith(".md")).forEach(documents::add);
        }

        assertThat(documents).contains(House.ROOT.resolve("docs/tour.md"));
        for (Path document : documents) {
            assertThat(broken(document)).as("broken links of " + document).isEmpty();
        }
    }

    @Test
    void findsABrokenLink(@TempDir Path folder) throws IOException {
        Path document = Files.writeString(folder.resolve("a.md"), "See [this](missing.md) and [that](a.md).");

        assertThat(broken(document)).containsExactly("missing.md");
    }

    private static List<String> broken(Path document) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            if (!Files.exists(document.resolveSibling(links.group(1)).normalize())) {
                broken.add(links.group(1));
            }
        }
        return broken;
    }
}
