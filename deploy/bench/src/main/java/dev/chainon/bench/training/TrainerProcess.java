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

    /** The library of the trees is handed the rows as one array: 208 bytes a row. */
    private static final int ALL_ROWS_HEAP_MB = 1024;

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
        return run("pace", heapMb(), threads, Integer.toString(batch), Integer.toString(rows))
                .getOrDefault("rows.per.second", Double.NaN);
    }

    /** {@code seconds} until the AUC if it was reached, the {@code auc} at the end, and {@code peak.mb}. */
    Map<String, Double> until(double auc) {
        return run("until", heapMb(), 2, Double.toString(auc));
    }

    /** Trains once with settings that differ from the trainer's own; figures as {@code TrainingMeasures.quality} names them. */
    Map<String, Double> quality(String settings) {
        return run("quality", heapMb(), 2, settings);
    }

    /** The same on the last rows of the training period only. */
    Map<String, Double> quality(String settings, int rows) {
        return run("quality", heapMb(), 2, settings, Integer.toString(rows));
    }

    /**
     * The network beside boosted trees of all the rows before a moment; figures as {@code RollingOrigin} names them.
     *
     * @param from minutes since 1970
     * @param to minutes since 1970
     */
    Map<String, Double> origin(String settings, long from, long to, int seeds) {
        return run(
                "origin",
                ALL_ROWS_HEAP_MB,
                2,
                settings,
                Long.toString(from),
                Long.toString(to),
                Integer.toString(seeds));
    }

    /**
     * Calibrations learnt on the last days before a moment; figures as {@code CalibrationTrial} names them.
     *
     * @param from minutes since 1970
     * @param to minutes since 1970
     */
    Map<String, Double> calibration(String settings, long from, long to, int seeds, int days) {
        return run(
                "calibration",
                heapMb(),
                2,
                settings,
                Long.toString(from),
                Long.toString(to),
                Integer.toString(seeds),
                Integer.toString(days));
    }

    /** Trains the network in another build on the last rows of the training period; figures as {@code Variants} names them. */
    Map<String, Double> build(String build, int seeds, int rows) {
        return run("build", heapMb(), 2, "{}", build, Integer.toString(seeds), Integer.toString(rows));
    }

    private int heapMb() {
        return bench.settings().heapMb("train");
    }

    private Map<String, Double> run(String what, int heapMb, int threads, String... more) {
        List<String> arguments = new ArrayList<>(List.of(what, set.toString(), Integer.toString(threads)));
        arguments.addAll(List.of(more));
        Program program = TrainerChild.program(bench, MAIN, MAIN, heapMb).withArguments(arguments);
        Map<String, Double> figures =
                JSON.convertValue(TrainerChild.result(bench, program), new TypeReference<TreeMap<String, Double>>() {});
        bench.say(what + " " + List.of(more) + ", " + threads + " thread(s): " + figures);
        return figures;
    }
}
