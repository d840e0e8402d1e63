package dev.chainon.bench.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.TrainerChild;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The trainer's measurements, each in a fresh JVM with the heap and the libraries of the demonstration's trainer. */
final class TrainerProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAIN = "MeasureTraining";

    private final Workbench bench;
    private final Path set;

    TrainerProcess(Workbench bench, Path set) {
        this.bench = bench;
        this.set = set;
    }

    Path set() {
        return set;
    }

    /** Rows a second of the loop. */
    double pace(int threads, int batch, int rows) {
        return run("pace", threads, Integer.toString(batch), Integer.toString(rows))
                .getOrDefault("rows.per.second", Double.NaN);
    }

    /** {@code seconds} until the AUC if it was reached, the {@code auc} at the end, and {@code peak.mb}. */
    Map<String, Double> until(double auc) {
        return run("until", 2, Double.toString(auc));
    }

    /** Trains once with settings that differ from the trainer's own; figures as {@code TrainingMeasures.quality} names them. */
    Map<String, Double> quality(String settings) {
        return run("quality", 2, settings);
    }

    private Map<String, Double> run(String what, int threads, String... more) {
        List<String> arguments = new ArrayList<>(List.of(what, set.toString(), Integer.toString(threads)));
        arguments.addAll(List.of(more));
        Program program = TrainerChild.program(
                        bench, MAIN, MAIN, bench.settings().heapMb("train"))
                .withArguments(arguments);
        Map<String, Double> figures =
                JSON.convertValue(TrainerChild.result(bench, program), new TypeReference<TreeMap<String, Double>>() {});
        bench.say(what + " " + List.of(more) + ", " + threads + " thread(s): " + figures);
        return figures;
    }
}
