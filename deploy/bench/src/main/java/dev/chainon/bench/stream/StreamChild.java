package dev.chainon.bench.stream;

import dev.chainon.bench.Testbed;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.FirstCompiler;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The demonstration's own stream process, on a testbed. */
final class StreamChild implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Child child;

    private StreamChild(Child child) {
        this.child = child;
    }

    /**
     * Starts the process and returns when it says that it is ready.
     *
     * @param jvm options of its JVM beside the demonstration's
     */
    static StreamChild start(Testbed bed, List<String> jvm) throws IOException {
        Map<String, Object> chainon = bed.backoffice("stream");
        chainon.put("epoch", StreamRun.EPOCH);
        chainon.put("http.host", "127.0.0.1");
        chainon.put("http.port", 0);
        CompletableFuture<String> ready = new CompletableFuture<>();
        Program program = bed.program("deploy/apps/pipeline", "dev.chainon.apps.Stream", "stream", chainon)
                .withOptions(FirstCompiler.options())
                .withOptions(jvm);
        Child child = bed.start(program, line -> {
            if (line instanceof Line.Ready said) {
                ready.complete(said.address());
            }
        });
        child.end().thenAccept(code -> ready.completeExceptionally(new Failure(child.explanation(code))));
        try {
            ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            child.stop(Duration.ofSeconds(1));
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : new Failure("the stream was not ready within " + PATIENCE_SECONDS + " s", e);
        }
        return new StreamChild(child);
    }

    boolean alive() {
        return child.alive();
    }

    /** Processor time that it has taken. */
    Duration processor() {
        return ProcessHandle.of(child.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new Failure("The system does not tell the processor time of the stream."));
    }

    /** Ends it as the system does when memory runs out: at once, wherever it is. */
    void kill() {
        ProcessHandle.of(child.pid()).ifPresent(ProcessHandle::destroyForcibly);
        child.end().join();
    }

    @Override
    public void close() {
        child.stop(Duration.ofSeconds(10));
    }
}
