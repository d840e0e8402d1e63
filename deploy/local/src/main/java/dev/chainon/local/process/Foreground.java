package dev.chainon.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a program on the terminal of this one, and waits for its end. */
public final class Foreground {

    private Foreground() {}

    /** The exit code. */
    public static int run(Program program, Home home) {
        Path arguments = home.run(program.name() + ".args");
        try {
            Files.write(arguments, program.argumentFile(), StandardCharsets.UTF_8);
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            ProcessBuilder builder = new ProcessBuilder(List.of(java.toString(), "@" + arguments))
                    .directory(home.code().toFile());
            builder.environment().putAll(program.environment());
            return builder.inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The process " + program.name() + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while " + program.name() + " ran.", e);
        }
    }
}
