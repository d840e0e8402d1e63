package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.TrainerChild;
import dev.chainon.bench.Workbench;
import dev.chainon.chips.Processor;
import dev.chainon.chips.Provider;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import java.util.List;
import java.util.stream.Stream;

/** Runs all settings, one process after another. */
final class Measurement {

    private static final String ABSENT = "absent-providers";
    private static final int MOST_SHARES = 2;

    private final Workbench bench;
    private final ChipProcess process;
    private final ChipProcess.Size size;
    private final ClassPath built;
    private final Libraries libraries;
    private final Libraries.Found cuda;

    Measurement(Workbench bench, ChipProcess.Size size) {
        this.bench = bench;
        this.size = size;
        this.process = new ChipProcess(bench, size);
        this.built = TrainerChild.classPath(bench);
        this.libraries = new Libraries(built);
        this.cuda = libraries.withCuda();
    }

    /** @param onlyGeneric whether the builds of ND4J for certain processors are left out */
    ObjectNode details(boolean onlyGeneric) {
        JsonNode machine = process.machine(built);
        int cores = machine.path("cores").asInt();
        int most = (int) bench.option("threads", cores);
        ObjectNode details = new ObjectMapper().createObjectNode();
        details.put("processor", machine.path("processor").asText()).put("cores", cores);
        details.put("energyAbsent", machine.path("energyAbsent").asText());
        details.put("rows", size.rows()).put("judged", size.judged()).put("rounds", size.rounds());
        details.put("tours", size.tours());
        process.begin(built);
        List<NativeBuild> builds = onlyGeneric ? List.of(NativeBuild.generic()) : NativeBuild.ALL;
        ArrayNode training = details.putArray("training");
        tour(builds, most, training);
        for (int tour = 2; tour <= size.tours(); tour++) {
            ArrayNode again = JsonNodeFactory.instance.arrayNode();
            tour(builds, most, again);
            Tours.join(training, again);
        }
        ArrayNode serving = details.putArray("serving");
        JsonNode withCuda = cuda.classPath().map(process::machine).orElse(machine);
        for (Provider provider : Provider.values()) {
            boolean gpu = Setting.serve(provider, 1).onCuda();
            String reason =
                    (gpu ? withCuda : machine).path(ABSENT).path(provider.key()).asText();
            serve(provider, reason.isEmpty() ? provided(gpu) : Libraries.Found.missing(reason), most, serving);
        }
        Tours.even(training);
        Tours.even(serving);
        return details;
    }

    /** All settings of training, one after another: what disturbs the machine for a while meets few of them, and another tour finds them again. */
    private void tour(List<NativeBuild> builds, int most, ArrayNode into) {
        builds.forEach(build -> train(build, most, into));
        tell(Setting.cuda(), into, cuda);
    }

    private void train(NativeBuild build, int cores, ArrayNode into) {
        Processor processor = Processor.ofMachine();
        Libraries.Found found = processor
                .lacks(build.instructions())
                .map(Libraries.Found::missing)
                .orElseGet(() -> libraries.with(build));
        found.classPath().ifPresent(path -> unpack(path, Setting.graph(build, 1)));
        if (build.flat()) {
            threads(Math.min(cores, MOST_SHARES)).forEach(count -> tell(Setting.flat(build, count), into, found));
        }
        threads(cores).forEach(count -> tell(Setting.graph(build, count), into, found));
    }

    /** What keeps a library from being loaded is told when it is measured. */
    private void unpack(ClassPath path, Setting setting) {
        try {
            process.look(path, setting);
        } catch (Failure e) {
            bench.say(setting.library() + " cannot be loaded: " + e.words());
        }
    }

    private Libraries.Found provided(boolean gpu) {
        return gpu && cuda.classPath().isPresent() ? cuda : libraries.with(NativeBuild.generic());
    }

    private void serve(Provider provider, Libraries.Found found, int cores, ArrayNode into) {
        boolean present = tell(Setting.serve(provider, 1), into, found);
        if (present && provider.kind() == Provider.Kind.CPU) {
            threads(cores)
                    .filter(count -> count > 1)
                    .forEach(count -> tell(Setting.serve(provider, count), into, found));
        }
    }

    /** One, two, and all the cores. */
    private static Stream<Integer> threads(int cores) {
        return Stream.of(1, 2, cores).filter(count -> count <= cores).distinct();
    }

    /** Measures a setting and writes it down; a process that ends otherwise than it should is a setting that cannot be used here. */
    private boolean tell(Setting setting, ArrayNode into, Libraries.Found found) {
        ObjectNode row = into.addObject();
        row.put("id", setting.id()).put("chip", setting.chip()).put("what", setting.what());
        row.put("library", setting.library()).put("threads", setting.threads());
        if (found.classPath().isEmpty()) {
            row.put("absent", found.reason());
        } else {
            try {
                row.setAll((ObjectNode) process.measure(found.classPath().get(), setting));
            } catch (Failure e) {
                row.put("absent", e.words().lines().findFirst().orElse("it ended"));
            }
        }
        boolean present = !row.has("absent");
        bench.say(setting.id() + ": " + (present ? row.path("figures") : "absent, " + row.path("absent")));
        return present;
    }
}
