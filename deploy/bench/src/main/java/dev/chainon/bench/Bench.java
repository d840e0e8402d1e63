package dev.chainon.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.Settings;
import dev.chainon.local.measured.Provenance;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one study, prints its figures and keeps its result. Ends with 0 done, 2 bad usage, 3 failure. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Runs one study and keeps its dated result.")
public final class Bench implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
    private static final int USAGE = 2;
    private static final int FAILED = 3;
    private static final String WHOLE = "";
    private static final String ALL = "all";

    /** The option that keeps a result although the code has changes. */
    private static final String DIRTY = "dirty";

    @Parameters(paramLabel = "STUDY", description = "The study to run.")
    private String name = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "-O",
            paramLabel = "NAME=VALUE",
            description = "An option of the study. dirty=true keeps a result that was measured on code with changes.")
    private Map<String, String> options = Map.of();

    @Option(
            names = "--pages",
            description =
                    "Measure nothing: make the pages again from the result that is kept; those of every study for STUDY all.")
    private boolean pagesOnly;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() {
        if (pagesOnly && name.equals(ALL)) {
            return drawAll();
        }
        Optional<Study> study = Studies.named(name);
        if (study.isEmpty()) {
            System.err.println("There is no study '" + name + "'; there are " + Studies.names() + ".");
            return USAGE;
        }
        if (!known(study.get().parts())) {
            return USAGE;
        }
        try {
            if (!pagesOnly) {
                measure(study.get());
            }
            if (!study.get().partial(ofStudy())) {
                draw(name, study.get());
            }
            return 0;
        } catch (Exception e) {
            return failed(name, e);
        }
    }

    /** Draws the pages of every study; one that fails keeps none of the others from it. */
    private static int drawAll() {
        int ended = 0;
        for (String each : Studies.names()) {
            try {
                draw(each, Studies.named(each).orElseThrow());
            } catch (IOException | RuntimeException e) {
                ended = failed(each, e);
            }
        }
        return ended;
    }

    private static int failed(String study, Exception e) {
        LOG.error("the study {} failed", study, e);
        System.err.println(e instanceof Failure failure ? failure.words() : String.valueOf(e.getMessage()));
        return FAILED;
    }

    private void measure(Study study) throws Exception {
        if (!study.partial(ofStudy()) && !Boolean.parseBoolean(options.get(DIRTY))) {
            Provenance.here(OwnCode.of(Home.ofSystem().code(), study)).demandCommit();
        }
        sayWhatIsLeftOut(study);
        Instant started = Instant.now();
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode byPart = JsonNodeFactory.instance.objectNode();
        for (String part : asked(study)) {
            Findings found = measure(study, part);
            figures.putAll(found.figures());
            byPart.set(part, found.details());
        }
        if (json.isPresent()) {
            Findings all = new Findings(figures, study.parts().isEmpty() ? byPart.path(WHOLE) : byPart);
            ResultFile.write(
                    json.get(),
                    new ResultFile(typed(options), started, all)
                            .json(Provenance.here(OwnCode.of(Home.ofSystem().code(), study)), Instant.now()));
        }
    }

    /** The parts that were asked for, or else those that do not take long; the study itself where it has none. */
    private List<String> asked(Study study) {
        String only = options.getOrDefault(Study.ONLY, "");
        if (study.parts().isEmpty()) {
            return List.of(WHOLE);
        }
        return only.isEmpty() ? ordinary(study) : List.of(only);
    }

    private static List<String> ordinary(Study study) {
        return study.parts().stream()
                .filter(part -> !study.longParts().contains(part))
                .toList();
    }

    /** What the plain command leaves out, before it begins. */
    private void sayWhatIsLeftOut(Study study) {
        if (!study.longParts().isEmpty() && !options.containsKey(Study.ONLY)) {
            System.out.println(
                    "Measured now: " + String.join(", ", ordinary(study)) + ". Left out, for they take long: "
                            + study.longParts().stream()
                                    .map(part -> "./chainon bench " + name + " -O only=" + part)
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
    }

    /** Whether the study has the part that was asked for; says which there are where it has not. */
    private boolean known(List<String> parts) {
        String only = options.getOrDefault(Study.ONLY, "");
        if (only.isEmpty() || parts.contains(only)) {
            return true;
        }
        System.err.println("The study '" + name + "' has no part '" + only + "'; "
                + (parts.isEmpty() ? "it is one: leave the option only out." : "there are " + parts + "."));
        return false;
    }

    private Findings measure(Study study, String part) throws Exception {
        Home home = Home.ofSystem();
        Instant started = Instant.now();
        Map<String, String> given = ofStudy();
        if (!part.equals(WHOLE)) {
            given.put(Study.ONLY, part);
        }
        Findings findings = study.run(new Workbench(home, Settings.read(home.state()), System.out, given));
        findings.figures().forEach((id, value) -> System.out.printf("  %-40s %,.3f%n", id, value));
        if (!study.partial(ofStudy())) {
            Path kept = ResultFile.kept(home.code(), name, part);
            ResultFile.write(
                    kept,
                    new ResultFile(typed(given), started, findings)
                            .json(Provenance.here(OwnCode.of(home.code(), study)), Instant.now()));
            System.out.println("Result: " + home.code().relativize(kept));
        }
        return findings;
    }

    private Map<String, String> ofStudy() {
        Map<String, String> own = new TreeMap<>(options);
        own.remove(DIRTY);
        return own;
    }

    /** The command with its options: a result that was asked for less must not read as the whole. */
    private String typed(Map<String, String> given) {
        StringBuilder command = new StringBuilder("./chainon bench " + name);
        new TreeMap<>(given)
                .forEach((option, value) ->
                        command.append(" -O ").append(option).append('=').append(value));
        return command.toString();
    }

    private static void draw(String name, Study study) throws IOException {
        Path code = Home.ofSystem().code();
        if (study.pages().isPresent()) {
            Path folder = code.resolve("docs/studies");
            study.pages().get().write(ResultFile.read(code, name, study.parts()), OwnCode.of(code, study), folder);
            System.out.println("Pages: " + code.relativize(folder.resolve(name + ".fr.md")));
        }
    }
}
