package dev.chainon.bench.chips;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.chips.advice.Advice;
import dev.chainon.chips.advice.Job;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Advises where to train and where to serve. Ends with 0 done, 1 nothing that was measured does, 2 bad usage, 3 failure. */
@Command(
        name = "advise",
        description = "Advises where to train and where to serve, from the measures of the study of chips.")
public final class Advise implements Callable<Integer> {

    private static final int NEGATIVE = 1;
    private static final int USAGE = 2;
    private static final int FAILED = 3;

    @Option(names = "--rows", description = "Rows of the training set.", required = true)
    private long rows;

    @Option(names = "--epochs", description = "Passes over them.")
    private int epochs = 1;

    @Option(names = "--requests-per-second", required = true)
    private double requests;

    @Option(names = "--latency-ms", description = "What a request may take.", required = true)
    private double latencyMs;

    @Option(names = "--cores", description = "Cores of the machine; those that were measured.")
    private int cores;

    @Option(names = "--apart", description = "Trains while nothing is served.")
    private boolean apart;

    @Option(names = "--measures", description = "A result of the study of chips; the kept one.")
    private Optional<Path> measures = Optional.empty();

    @Option(names = "--json", description = "Write the advice there too.")
    private Optional<Path> json = Optional.empty();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Advise()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Path file = measures.orElse(Home.ofSystem().code().resolve("bench/results/chips.json"));
        if (!Files.isRegularFile(file)) {
            System.err.println("There are no measures in " + file + ": ./chainon bench chips takes them.");
            return FAILED;
        }
        JsonNode result;
        Measures known;
        try {
            result = new ObjectMapper().readTree(file.toFile());
            known = Measures.of(result.path("details"));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return noMeasures(file, String.valueOf(e.getMessage()));
        }
        if (known.training().isEmpty() && known.serving().isEmpty()) {
            return noMeasures(file, "nothing was measured in it");
        }
        Job job;
        try {
            job = new Job(rows, epochs, requests, latencyMs / 1e3, cores == 0 ? known.cores() : cores, !apart);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
        Advice advice = known.advisor().advise(job);
        System.out.println("Measured on " + result.path("started").asText() + " on "
                + result.at("/details/processor").asText() + ", "
                + result.path("machine").asText()
                + "; on another machine run ./chainon bench chips first.");
        System.out.print(new AdviceText(advice, known));
        if (json.isPresent()) {
            Files.writeString(json.get(), AdviceJson.of(advice).toPrettyString() + "\n");
        }
        return advice.train().isPresent() && advice.serve().isPresent() ? 0 : NEGATIVE;
    }

    private static int noMeasures(Path file, String why) {
        System.err.println(
                file + " is no result of ./chainon bench chips: " + why + ". Take the measures again by that command.");
        return FAILED;
    }
}
