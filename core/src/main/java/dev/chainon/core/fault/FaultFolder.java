package dev.chainon.core.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The switches of a demonstration, as files in its state folder: a fault is on while {@code faults/NAME} is there. Turning one on or off twice does no harm.
 * Thread-safe, and safe between processes.
 */
public final class FaultFolder implements Faults {

    private static final String PRODUCTION = "production";

    private final Path folder;

    /** @param home the state folder */
    public FaultFolder(Path home) {
        this.folder = home.resolve("faults");
    }

    /**
     * The switches that a process obeys.
     *
     * @param profile {@code chainon.profile}
     * @param enabled {@code chainon.faults.enabled}
     * @throws IllegalArgumentException if they are enabled in production
     */
    public static Faults of(String profile, boolean enabled, Path home) {
        if (enabled && profile.equals(PRODUCTION)) {
            throw new IllegalArgumentException(
                    "chainon.faults.enabled = true is refused where chainon.profile is production: faults are for"
                            + " demonstrations");
        }
        return enabled ? new FaultFolder(home) : NONE;
    }

    @Override
    public boolean on(Fault fault) {
        return Files.exists(file(fault));
    }

    /** @throws UncheckedIOException if the folder cannot be written */
    public void turn(Fault fault, boolean on) {
        try {
            if (on) {
                Files.createDirectories(folder);
                Files.write(file(fault), new byte[0]);
            } else {
                Files.deleteIfExists(file(fault));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the switch " + file(fault) + " cannot be turned: check its rights", e);
        }
    }

    /** Turns every fault off. */
    public void clear() {
        Arrays.stream(Fault.values()).forEach(fault -> turn(fault, false));
    }

    private Path file(Fault fault) {
        return folder.resolve(fault.id());
    }
}
