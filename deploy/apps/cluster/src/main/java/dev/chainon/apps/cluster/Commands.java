package dev.chainon.apps.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commands of the system that are over at once. */
final class Commands {

    private static final int PATIENCE_SECONDS = 20;

    private Commands() {}

    /** @throws IllegalStateException with what {@code ip} says, if it fails */
    static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        attempt(command.toArray(new String[0])).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    /** Runs a command; says what went wrong. */
    static Optional<String> attempt(String... command) {
        String line = String.join(" ", command);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("'" + line + "' does not end");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of("'" + line + "' says: " + said);
        } catch (IOException e) {
            return Optional.of("'" + line + "' cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("'" + line + "' was interrupted");
        }
    }
}
