package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.bench.TrainerChild;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processes that measure: native libraries are loaded once in the life of one, and their variables are read once. */
final class ChipProcess {

    private static final String MAIN = "MeasureChip";

    private final Workbench bench;
    private final Size size;

    /**
     * How much is measured.
     *
     * @param set folder of the training set
     * @param rows of the training period
     * @param judged rows of the validation period
     * @param rounds passes that are timed
     * @param tours processes of each setting of training
     * @param longest of a process: a provider may hang, and is absent then
     * @param folder what the processes share
     */
    record Size(Path set, long rows, long judged, long rounds, long tours, Duration longest, Path folder) {}

    ChipProcess(Workbench bench, Size size) {
        this.bench = bench;
        this.size = size;
    }

    /** What the machine has. */
    JsonNode machine(ClassPath libraries) {
        return run(libraries, List.of("machine"), Setting.flat(NativeBuild.generic(), 1));
    }

    /** Loads the library only: the first time unpacks it, which is no part of a start. */
    void look(ClassPath libraries, Setting setting) {
        run(libraries, List.of("look"), setting);
    }

    /** Makes the model that all compute. */
    void begin(ClassPath libraries) {
        run(libraries, arguments("begin"), Setting.flat(NativeBuild.generic(), 1));
    }

    JsonNode measure(ClassPath libraries, Setting setting) {
        return run(libraries, arguments(setting.what()), setting);
    }

    private List<String> arguments(String what) {
        return List.of(
                what,
                size.set().toString(),
                size.folder().toString(),
                Long.toString(size.rows()),
                Long.toString(size.judged()),
                Long.toString(size.rounds()));
    }

    private JsonNode run(ClassPath libraries, List<String> arguments, Setting setting) {
        int heapMb = bench.settings().heapMb("train");
        Program trainer = TrainerChild.program(bench, MAIN, MAIN, heapMb);
        Program program = new Program(
                trainer.name(),
                new Program.Java(libraries, trainer.java().mainClass(), heapMb),
                trainer.options(),
                arguments,
                setting.chips().environment());
        return TrainerChild.result(bench, program.withOptions(setting.options()), size.longest());
    }
}
