package dev.chainon.e2e.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that people read.
 *
 * @param name file from the root of the repository, and what of it
 * @param french whether in French; in English otherwise
 */
record Page(String name, boolean french, String text) {

    static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    private static final List<String> AT_THE_ROOT = List.of(
            "README.md", "README.fr.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "evidence/README.md");

    /** French pages without ".fr." in their name. */
    private static final Set<String> FRENCH = Set.of("registre.md", "dictionnaire.md");

    private static final List<String> BUNDLES = List.of(
            "console/src/main/resources/console/messages_",
            "flights/src/main/resources/flights/wording_",
            "people/src/main/resources/people/letters_",
            "evidence/report/src/main/resources/dev/chainon/evidence/report/progress/view/words_");

    private static final String CATALOGUE = "evidence/report/src/main/resources/dev/chainon/evidence/report/catalogue";

    /** Its table has the English word first and French ones after it. */
    private static final String GLOSSARY = "docs/glossary.md";

    /** Documents, the words of the pages and of letters, the claims of the catalogue, the backlog. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String document : documents()) {
            String file = document.substring(document.lastIndexOf('/') + 1);
            boolean french = document.endsWith(".fr.md") || FRENCH.contains(file);
            pages.add(new Page(document, french, Prose.ofMarkdown(read(document))));
        }
        pages.add(new Page(GLOSSARY + ", en", false, read(GLOSSARY).replaceAll("(?m)^\\| ([^|]+) \\|.*$", "$1")));
        pages.add(new Page(GLOSSARY + ", fr", true, read(GLOSSARY).replaceAll("(?m)^(?:\\| [^|]+(.*)|[^|].*)$", "$1")));
        for (String language : List.of("fr", "en")) {
            boolean french = language.equals("fr");
            for (String bundle : BUNDLES) {
                String file = bundle + language + ".properties";
                pages.add(new Page(file, french, Prose.ofProperties(read(file))));
            }
            for (String file : yaml()) {
                pages.add(new Page(file + ", " + language, french, Prose.ofYaml(read(file), language)));
            }
        }
        return pages;
    }

    private static List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>(AT_THE_ROOT);
        documents.addAll(below("docs", ".md"));
        documents.remove(GLOSSARY);
        return documents;
    }

    private static List<String> yaml() throws IOException {
        List<String> files = new ArrayList<>(below(CATALOGUE, ".yaml"));
        files.add("docs/backlog.yaml");
        return files;
    }

    private static List<String> below(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
