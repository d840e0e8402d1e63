package dev.chainon.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A main of the trainer's application, run to its end in a JVM of its own; what it finds is one JSON object. */
public final class TrainerChild {

    public static final String MODULE = "deploy/apps/trainer";

    /** Where native libraries are unpacked: where this process unpacks its own. */
    private static final String NATIVE = "org.bytedeco.javacpp.cachedir";

    private static final Duration GRACE = Duration.ofSeconds(2);

    private TrainerChild() {}

    /** The libraries of the demonstration's trainer. */
    public static ClassPath classPath(Workbench bench) {
        return ClassPath.ofModule(bench.home(), MODULE);
    }

    /**
     * The program of a main, with the state folder of this home.
     *
     * @param name names its log
     * @param mainClass without its package
     */
    public static Program program(Workbench bench, String name, String mainClass, int heapMb) {
        return new Program(
                name,
                new Program.Java(classPath(bench), "dev.chainon.apps." + mainClass, heapMb),
                List.of(
                        "-Dchainon.home=" + bench.home().state(),
                        "-Djava.io.tmpdir=" + bench.home().folder("tmp"),
                        "-D" + NATIVE + "="
                                + System.getProperty(
                                        NATIVE, bench.home().folder("native").toString())),
                List.of(),
                Map.of());
    }

    /** @throws Failure if it ended without having done its work */
    public static JsonNode result(Workbench bench, Program program) {
        return result(bench, program, progress -> {});
    }

    /**
     * The same, hearing how far it is.
     *
     * @throws Failure if it ended without having done its work
     */
    public static JsonNode result(Workbench bench, Program program, Consumer<Line.Progress> hearer) {
        CompletableFuture<String> result = new CompletableFuture<>();
        return result(start(bench, program, result, hearer), program, result);
    }

    /**
     * The same of a program that may never end: what it loads may hang.
     *
     * @throws Failure if it ended without having done its work, or was ended because it took longer than that
     */
    public static JsonNode result(Workbench bench, Program program, Duration longest) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Child child = start(bench, program, result, progress -> {});
        try {
            child.end().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            child.stop(GRACE);
            throw new Failure(program.name() + " did not end within " + longest.toSeconds() + " s and was ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of " + program.name() + " is not known", e);
        } catch (InterruptedException e) {
            child.stop(GRACE);
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while " + program.name() + " ran.", e);
        }
        return result(child, program, result);
    }

    private static Child start(
            Workbench bench, Program program, CompletableFuture<String> result, Consumer<Line.Progress> hearer) {
        return Child.start(
                program, new Child.Setting(bench.home(), bench.settings().logLimit(), line -> {
                    if (line instanceof Line.Result given) {
                        result.complete(given.json());
                    } else if (line instanceof Line.Progress progress) {
                        hearer.accept(progress);
                    }
                }));
    }

    private static JsonNode result(Child child, Program program, CompletableFuture<String> result) {
        int code = child.end().join();
        if (code != 0) {
            throw new Failure(child.explanation(code));
        }
        try {
            return new ObjectMapper().readTree(result.getNow("{}"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(program.name() + " told no JSON object but " + result.getNow(""), e);
        }
    }

    /**
     * Folder of the latest training set of this home.
     *
     * @throws Failure if there is none
     */
    public static Path trainingSet(Workbench bench) throws IOException {
        Path root = bench.home().state().resolve("training");
        if (!Files.isRegularFile(root.resolve("latest"))) {
            throw new Failure("There is no training set yet in " + root + ": ./chainon features makes it.");
        }
        return root.resolve(Files.readString(root.resolve("latest")).strip());
    }
}
