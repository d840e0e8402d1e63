package dev.chainon.bench.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, with the heap of the demonstration's replicas. */
final class ServerChild implements AutoCloseable {

    static final String SERVER = "deploy/apps/server";
    static final String SERVING = "dev.chainon.apps.MeasureServing";
    static final String SPRING = "deploy/bench/spring";

    private static final long PATIENCE_SECONDS = 60;

    private final Child child;
    private final String address;
    private final JsonNode told;
    private final double readySeconds;

    private ServerChild(Child child, String address, JsonNode told, double readySeconds) {
        this.child = child;
        this.address = address;
        this.told = told;
        this.readySeconds = readySeconds;
    }

    /** The program of a main that measures or is measured. */
    static Program program(Workbench bench, String name, String module, String main, List<String> arguments) {
        Program.Java java = new Program.Java(
                ClassPath.ofModule(bench.home(), module), main, bench.settings().heapMb("serving"));
        return new Program(
                name, java, List.of("-Djava.io.tmpdir=" + bench.home().folder("tmp")), arguments, Map.of());
    }

    /** Starts a server and returns when it answers. */
    static ServerChild start(Workbench bench, Program program) throws IOException {
        long start = System.nanoTime();
        CompletableFuture<String> ready = new CompletableFuture<>();
        CompletableFuture<String> told = new CompletableFuture<>();
        Child child = Child.start(
                program, new Child.Setting(bench.home(), bench.settings().logLimit(), line -> {
                    if (line instanceof Line.Ready said) {
                        ready.complete(said.address());
                    } else if (line instanceof Line.Result result) {
                        told.complete(result.json());
                    }
                }));
        child.end().thenAccept(code -> ready.completeExceptionally(new Failure(child.explanation(code))));
        String address;
        try {
            address = ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            child.stop(Duration.ofSeconds(1));
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : new Failure(program.name() + " was not ready within " + PATIENCE_SECONDS + " s", e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String json = told.getNow("");
        JsonNode object = json.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(json);
        return new ServerChild(child, address, object, seconds);
    }

    /** Our server, with settings of its own as system properties. */
    static ServerChild ours(Workbench bench, Question question, String name, String... settings) throws IOException {
        Program program = program(
                bench, name, SERVER, SERVING, List.of("model", question.bundle().toString()));
        List<String> options = new ArrayList<>(List.of(settings));
        return start(bench, program.withOptions(options));
    }

    String address() {
        return address;
    }

    /** What it said of itself before it was ready. */
    JsonNode told() {
        return told;
    }

    /** From the start of the process until it answered. */
    double readySeconds() {
        return readySeconds;
    }

    Vitals vitals() throws IOException, InterruptedException {
        return Vitals.of(child.pid());
    }

    @Override
    public void close() {
        child.stop(Duration.ofSeconds(5));
    }
}
