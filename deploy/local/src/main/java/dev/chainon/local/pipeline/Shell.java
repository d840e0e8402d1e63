package dev.chainon.local.pipeline;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/**
 * The shell that plays steps.
 *
 * @param folder where commands run
 */
record Shell(Path folder) {

    /** Plays it on this terminal, with nothing to read; the exit code. */
    int play(String script) {
        return wait(builder(script).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT));
    }

    /** Whether it ends with 0; what it says is not heard. */
    boolean agrees(String script) {
        return wait(builder(script).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD)) == 0;
    }

    private ProcessBuilder builder(String script) {
        return new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script)).directory(folder.toFile());
    }

    private static int wait(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process.waitFor();
        } catch (IOException e) {
            throw new Failure("The steps are played by bash, which cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while a step was played.", e);
        }
    }
}
