package dev.chainon.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the code is and where the state is.
 *
 * @param code the root of the repository, with its built modules
 * @param state the folder of everything that is kept between two starts, {@code .chainon} by default
 */
public record Home(Path code, Path state) {

    public Home {
        code = code.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
    }

    /** The home that the start script names by {@code chainon.root} and {@code chainon.home}. */
    public static Home ofSystem() {
        Path code = Path.of(System.getProperty("chainon.root", "."));
        return new Home(
                code,
                Path.of(System.getProperty(
                        "chainon.home", code.resolve(".chainon").toString())));
    }

    /** PID files, generated configuration, secrets and the lock. */
    public Path run(String file) {
        return folder("run").resolve(file);
    }

    public Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    /** A folder of the state, created when absent. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(state.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder " + state.resolve(name) + " cannot be made: check its rights and the disk.", e);
        }
    }
}
