package dev.chainon.evidence.report.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tests that name a clause, found in the sources, so that a proof that never ran is missed by name. Files called {@code Planted...java}
 * hold fixtures and are left out.
 */
public final class TestSources {

    private static final Pattern NAMED = Pattern.compile("@Criterion\\(\\s*(?:value\\s*=\\s*)?\"([^\"]+)\"\\s*"
            + "(?:,\\s*covers\\s*=\\s*(?:\"[^\"]*\"|\\{[^}]*\\})\\s*)?\\)");

    private final Path root;
    private final List<String> modules;

    public TestSources(Path root, List<String> modules) {
        this.root = root;
        this.modules = List.copyOf(modules);
    }

    public List<NamedTest> read() throws IOException {
        List<NamedTest> found = new ArrayList<>();
        for (String module : modules) {
            Path sources = root.resolve(module).resolve("src/test/java");
            for (Path file : Folder.files(sources, ".java")) {
                if (!Folder.name(sources, file).matches("(.*/)?Planted[^/]*")) {
                    found.addAll(file(module, sources, file));
                }
            }
        }
        return found;
    }

    private List<NamedTest> file(String module, Path sources, Path file) throws IOException {
        String source = Files.readString(file);
        if (!source.contains("@Criterion")) {
            return List.of();
        }
        JavaText text = new JavaText(source);
        String type = Folder.name(sources, file).replaceFirst("\\.java$", "").replace('/', '.');
        List<NamedTest> found = new ArrayList<>();
        Matcher named = NAMED.matcher(text.code());
        while (named.find()) {
            int line = text.lineOf(named.start());
            Optional<String> annotated = text.isCode(named.start()) ? text.methodAfter(named.end()) : Optional.empty();
            annotated.ifPresent(method ->
                    found.add(new NamedTest(named.group(1), module, type, method, Folder.name(root, file), line)));
        }
        return found;
    }
}
