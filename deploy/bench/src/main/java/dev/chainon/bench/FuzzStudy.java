package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Malformed requests to a server of the flights with the newest model of this home: damaged first lines, heads, bodies, tensors and framing, and one in ten
 * as damaged frames of gRPC on a connection of its own; one in fifty is a good one. No answer may be a fault of the server, and what the process is made of must be the same at the end as after the first tenth.
 *
 * <p>Options: {@code requests} (200,000), {@code seed} (1).
 */
public final class FuzzStudy implements Study {

    private static final int HEAP_MB = 256;
    private static final double MEGABYTE = 1 << 20;

    @Override
    public List<String> subjects() {
        return List.of("deploy/apps/server");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("fuzz", FuzzStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return !options.isEmpty();
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        long requests = bench.option("requests", 200_000);
        Program program = new Program(
                "FuzzServing",
                new Program.Java(
                        ClassPath.ofModule(bench.home(), "deploy/apps/server"),
                        "dev.chainon.apps.FuzzServing",
                        HEAP_MB),
                List.of(
                        "-Dchainon.home=" + bench.home().state(),
                        "-Djava.io.tmpdir=" + bench.home().folder("tmp")),
                List.of(bundle(bench).toString(), Long.toString(requests), Long.toString(bench.option("seed", 1))),
                Map.of());
        JsonNode told = TrainerChild.result(bench, program);
        if (!told.path("first").asText().isEmpty()) {
            bench.say(
                    "First of what should not have been: " + told.path("first").asText());
        }
        return new Findings(figures(requests, told), told);
    }

    private static Map<String, Double> figures(long requests, JsonNode told) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("fuzz.requests", (double) requests);
        figures.put("fuzz.faults", told.path("faults").asDouble());
        figures.put("fuzz.insides", told.path("insides").asDouble());
        figures.put("fuzz.silent", told.path("silent").asDouble());
        figures.put("fuzz.good.failed", told.path("insane").asDouble());
        figures.put("fuzz.closed", told.path("closed").asDouble());
        figures.put("fuzz.frames", told.path("frames").asDouble());
        figures.put("fuzz.frames.answered", told.path("framesAnswered").asDouble());
        figures.put("fuzz.frames.closed", told.path("framesClosed").asDouble());
        figures.put("fuzz.frames.silent", told.path("framesSilent").asDouble());
        figures.put("fuzz.frames.good.failed", told.path("framesInsane").asDouble());
        for (String when : List.of("before", "after")) {
            JsonNode print = told.path(when);
            figures.put("fuzz.threads." + when, print.path("threads").asDouble());
            figures.put("fuzz.descriptors." + when, print.path("descriptors").asDouble());
            figures.put("fuzz.heap.mb." + when, print.path("heap").asDouble() / MEGABYTE);
            figures.put("fuzz.direct.mb." + when, print.path("direct").asDouble() / MEGABYTE);
        }
        figures.put("fuzz.requests.per.second", requests / told.path("seconds").asDouble());
        return figures;
    }

    /** Of the newest version of the model. */
    private static Path bundle(Workbench bench) throws IOException {
        Path models = bench.home().state().resolve("registry").resolve("late-arrival");
        if (Files.isDirectory(models)) {
            try (Stream<Path> versions = Files.list(models)) {
                Optional<Path> newest = versions.filter(
                                folder -> folder.getFileName().toString().matches("[0-9]+"))
                        .max(Comparator.comparingInt(
                                folder -> Integer.parseInt(folder.getFileName().toString())));
                if (newest.isPresent()) {
                    return newest.get();
                }
            }
        }
        throw new Failure("There is no model yet in " + models + ". Make one: ./chainon demo, or ./chainon train");
    }
}
