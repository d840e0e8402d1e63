package dev.chainon.evidence.report.view;

import dev.chainon.evidence.report.ClauseReport;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.TestReport;
import dev.chainon.evidence.report.source.Artefact;
import dev.chainon.evidence.report.source.Artefacts;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files that a report names, each as a page with numbered lines: sources of tests, and artefacts that are text. Nothing else of a disk is shown. Thread-safe. */
public final class CodePages {

    private static final Set<String> TEXTS = Set.of(
            "java", "md", "yaml", "yml", "json", "ftlh", "conf", "sql", "avsc", "xml", "properties", "txt", "csv");
    private static final long LARGEST = 400_000;

    private final Path root;
    private final Path state;
    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    /**
     * @param root folder of the repository
     * @param state folder of what commands leave on this machine
     */
    public CodePages(Path root, Path state) {
        this.root = root.toAbsolutePath().normalize();
        this.state = state.toAbsolutePath().normalize();
        configuration.setClassForTemplateLoading(CodePages.class, "/dev/chainon/evidence/report/view");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setNumberFormat("computer");
    }

    /** The names of the files that a report leads to and that are here, sorted. */
    public Set<String> names(EvidenceReport report) {
        Set<String> names = new TreeSet<>();
        for (ClauseReport clause : report.clauses().toList()) {
            clause.tests().stream().map(TestReport::source).map(CodeLinks::file).forEach(names::add);
            clause.artefacts().stream()
                    .filter(Artefact::single)
                    .map(Artefact::name)
                    .forEach(names::add);
        }
        names.removeIf(name -> !shown(name));
        return names;
    }

    private boolean shown(String name) {
        Path path = Artefacts.path(name, root, state).normalize();
        String end = name.substring(name.lastIndexOf('.') + 1);
        try {
            return (path.startsWith(root) || path.startsWith(state))
                    && TEXTS.contains(end)
                    && Files.isRegularFile(path)
                    && Files.size(path) <= LARGEST;
        } catch (IOException e) {
            return false;
        }
    }

    /** The page of one of these names; nothing where the file is gone or is not text. */
    public Optional<String> page(String name) {
        try {
            String text = Files.readString(Artefacts.path(name, root, state), StandardCharsets.UTF_8);
            StringWriter out = new StringWriter();
            Map<String, Object> model = Map.of("name", name, "lines", List.of(text.split("\n", -1)));
            configuration.getTemplate("code.ftlh").process(model, out);
            return Optional.of(out.toString());
        } catch (IOException e) {
            return Optional.empty();
        } catch (TemplateException e) {
            throw new IllegalStateException("The page of " + name + " could not be written: " + e.getMessage(), e);
        }
    }
}
