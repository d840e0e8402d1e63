package dev.chainon.bench.distributed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import dev.chainon.local.process.SparkOpens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The measurements of the training on a cluster, each in a fresh JVM that starts the cluster and ends it. */
final class ClusterProcess {

    private static final String MAIN = "dev.chainon.apps.MeasureCluster";

    private final Workbench bench;
    private final Path set;

    ClusterProcess(Workbench bench, Path set) {
        this.bench = bench;
        this.set = set;
    }

    /** The same on another set. */
    ClusterProcess on(Path other) {
        return new ClusterProcess(bench, other);
    }

    /** @param settings that differ from the trainer's own, by key below {@code chainon} */
    JsonNode run(Map<String, ?> settings, String what, String... more) {
        List<String> arguments = new ArrayList<>(List.of(what, set.toString()));
        arguments.addAll(List.of(more));
        List<String> options = new ArrayList<>(SparkOpens.options());
        options.add("-Dchainon.home=" + bench.home().state());
        options.add("-Djava.io.tmpdir=" + bench.home().folder("tmp"));
        settings.forEach((key, value) -> options.add("-Dchainon." + key + "=" + value));
        Program program = new Program(
                "MeasureCluster",
                new Program.Java(
                        ClassPath.ofModule(bench.home(), "deploy/apps/cluster"),
                        MAIN,
                        bench.settings().heapMb("cluster")),
                options,
                arguments,
                Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", "1"));
        CompletableFuture<String> result = new CompletableFuture<>();
        Child child = Child.start(
                program, new Child.Setting(bench.home(), bench.settings().logLimit(), line -> {
                    if (line instanceof Line.Result given) {
                        result.complete(given.json());
                    }
                }));
        int code = child.end().join();
        if (code != 0) {
            throw new Failure(child.explanation(code));
        }
        bench.say(what + " " + List.of(more) + " " + settings);
        return read(result.getNow("{}"));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the program told no figures but " + json, e);
        }
    }
}
