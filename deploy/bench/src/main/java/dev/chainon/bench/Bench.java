package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.Settings;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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

    @Option(names = "--pages", description = "Measure nothing: make the pages again from the result that is kept.")
    private boolean pagesOnly;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() {
        Optional<Study> study = Studies.named(name);
        if (study.isEmpty()) {
            System.err.println("There is no study '" + name + "'; there are " + Studies.names() + ".");
            return USAGE;
        }
        try {
            if (!pagesOnly) {
                measure(study.get());
            }
            if (!study.get().partial(ofStudy())) {
                draw(study.get(), Home.ofSystem().code());
            }
            return 0;
        } catch (Exception e) {
            LOG.error("the study {} failed", name, e);
            System.err.println(e instanceof Failure failure ? failure.words() : String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private void measure(Study study) throws Exception {
        Home home = Home.ofSystem();
        boolean keep = !study.partial(ofStudy());
        if (keep && !Boolean.parseBoolean(options.get(DIRTY))) {
            Provenance.here(home.code()).demandCommit();
        }
        Instant started = Instant.now();
        Findings findings = study.run(new Workbench(home, Settings.read(home.state()), System.out, ofStudy()));
        ObjectNode result = new ResultFile(typed(), started, findings).json(home.code(), Instant.now());
        if (json.isPresent()) {
            ResultFile.write(json.get(), result);
        }
        findings.figures().forEach((id, value) -> System.out.printf("  %-40s %,.3f%n", id, value));
        if (keep) {
            ResultFile.write(kept(home.code()), result);
            System.out.println("Result: " + home.code().relativize(kept(home.code())));
        }
    }

    private Map<String, String> ofStudy() {
        Map<String, String> own = new TreeMap<>(options);
        own.remove(DIRTY);
        return own;
    }

    /** The command with its options: a result that was asked for less must not read as the whole. */
    private String typed() {
        StringBuilder command = new StringBuilder("./chainon bench " + name);
        new TreeMap<>(options)
                .forEach((option, value) ->
                        command.append(" -O ").append(option).append('=').append(value));
        return command.toString();
    }

    private Path kept(Path code) {
        return code.resolve("bench/results").resolve(name + ".json");
    }

    private void draw(Study study, Path code) throws IOException {
        if (study.pages().isPresent()) {
            Path folder = code.resolve("docs/studies");
            JsonNode result = ResultFile.read(kept(code));
            boolean changed =
                    !Provenance.here(code).code().equals(Provenance.of(result).code());
            study.pages().get().write(result, changed, folder);
            System.out.println("Pages: " + code.relativize(folder.resolve(name + ".fr.md")));
        }
    }
}
