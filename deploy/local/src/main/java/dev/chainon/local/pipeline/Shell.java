package dev.chainon.local.pipeline;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The shell that plays steps.
 *
 * @param folder where commands run
 */
record Shell(Path folder) {

    /** What may put things in order when it is told to end, before it is ended by force. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    /** More than any step takes: no limit. */
    static final Duration DAYS = Duration.ofDays(7);

    /**
     * Plays it on this terminal, with nothing to read.
     *
     * @param longest after which it is ended, and all it started
     * @return the exit code; empty if it was ended
     */
    OptionalInt play(String script, Duration longest) {
        return wait(builder(script).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT), longest);
    }

    /** Whether it ends with 0; what it says is not heard. */
    boolean agrees(String script) {
        return wait(builder(script).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD), DAYS)
                .equals(OptionalInt.of(0));
    }

    private ProcessBuilder builder(String script) {
        return new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script)).directory(folder.toFile());
    }

    private static OptionalInt wait(ProcessBuilder builder, Duration longest) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return OptionalInt.of(process.exitValue());
            }
            end(process);
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new Failure("The steps are played by bash, which cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while a step was played.", e);
        }
    }

    /** Asks all of them to end, then ends them. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }
}
