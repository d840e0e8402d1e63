package dev.chainon.bench.stream;

import dev.chainon.bench.ingestion.Testbed;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Line;
import java.io.IOException;
import java.time.Duration;
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

    /** Starts the process of an epoch and returns when it says that it is ready. */
    static StreamChild start(Testbed bed, int epoch) throws IOException {
        Map<String, Object> chainon = bed.backoffice("stream");
        chainon.put("epoch", epoch);
        chainon.put("http.host", "127.0.0.1");
        chainon.put("http.port", 0);
        CompletableFuture<String> ready = new CompletableFuture<>();
        Child child =
                bed.start(bed.program("deploy/apps/pipeline", "dev.chainon.apps.Stream", "stream", chainon), line -> {
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
