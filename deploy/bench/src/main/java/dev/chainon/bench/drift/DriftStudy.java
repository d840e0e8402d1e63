package dev.chainon.bench.drift;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.TrainerChild;
import dev.chainon.bench.Workbench;
import dev.chainon.core.data.Sha256;
import dev.chainon.core.drift.Replay;
import dev.chainon.local.process.Program;
import dev.chainon.monitoring.drift.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Two episodes of the history, each lived through by a model trained before it: which detector fires, and when. */
public final class DriftStudy implements Study {

    private static final String MAIN = "Outlive";
    private static final int HEAP_MB = 1500;

    @Override
    public List<String> subjects() {
        return List.of("monitoring");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("drift", DriftStudy.class));
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        Path set = TrainerChild.trainingSet(bench);
        Path folder = bench.scratch("drift");
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode details = new ObjectMapper().createObjectNode();
        for (Episode episode : Episode.values()) {
            Path file = folder.resolve(episode.key() + ".replay");
            TrainerChild.result(bench, program(bench, set, episode, file));
            Told told = new Told(episode, Rehearsal.of(read(file)));
            figures.putAll(told.figures());
            ObjectNode one = details.putObject(episode.key());
            one.put("sha256", digest(file));
            told.describe(one);
            bench.say("the model of " + episode.key() + " has lived through it: " + file);
        }
        return new Findings(figures, details);
    }

    private static Program program(Workbench bench, Path set, Episode episode, Path file) {
        return TrainerChild.program(bench, "outlive", MAIN, HEAP_MB)
                .withArguments(List.of(
                        set.toString(),
                        Long.toString(episode.validation()),
                        Long.toString(episode.origin()),
                        Long.toString(episode.end()),
                        file.toString()));
    }

    private static Replay read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Replay.read(in);
        }
    }

    /** Of what is compressed: how it is compressed is the library's affair. */
    static String digest(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return Sha256.of(in);
        }
    }
}
