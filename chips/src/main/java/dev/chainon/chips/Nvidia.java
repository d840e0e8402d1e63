package dev.chainon.chips;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether NVIDIA's driver runs: its device is there before any of its libraries is loaded. */
public final class Nvidia {

    /** Of the driver itself, and of the one that Windows lends to a Linux below it. */
    private static final List<Path> DEVICES = List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    private Nvidia() {}

    /** Why there is none; empty where there is one, and on systems that show no device. */
    public static Optional<String> absence() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux ? absence(DEVICES) : Optional.empty();
    }

    static Optional<String> absence(List<Path> devices) {
        if (devices.stream().anyMatch(Files::exists)) {
            return Optional.empty();
        }
        return Optional.of("no NVIDIA driver runs: there is no "
                + String.join(" and no ", devices.stream().map(Path::toString).toList()));
    }
}
