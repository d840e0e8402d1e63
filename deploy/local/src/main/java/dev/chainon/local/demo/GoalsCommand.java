package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the report of a demonstration with its goals. */
@Command(
        name = "goals",
        mixinStandardHelpOptions = true,
        description =
                "Compares the report of a demonstration on the whole history with its goals: rows, quality, memory. Ends with 1 when one is missed; seconds are told only.")
public final class GoalsCommand implements Callable<Integer> {

    /** Which start of a home the report tells of. */
    enum Start {
        FIRST,
        SECOND
    }

    @Parameters(paramLabel = "FILE", description = "The report, from ./chainon demo --json FILE.")
    private Path file = Path.of("");

    @Option(
            names = "--start",
            paramLabel = "first|second",
            description = "A start that loads and trains, or one that finds all that done (default: first).")
    private Start start = Start.FIRST;

    @Override
    public Integer call() {
        JsonNode report = report();
        JsonNode figures = report.path("figures");
        List<Aim> aims = Aim.of(start.name().toLowerCase(Locale.ROOT));
        aims.forEach(aim -> System.out.println(aim.line(figures.path(aim.id()))));
        if (!report.path("ok").asBoolean()) {
            System.out.println("The demonstration itself did not end well.");
            return 1;
        }
        return aims.stream().anyMatch(aim -> aim.failedBy(figures.path(aim.id()))) ? 1 : 0;
    }

    private JsonNode report() {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new Failure("The report " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
