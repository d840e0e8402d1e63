package dev.chainon.local.platform;

import dev.chainon.local.process.CommandLine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, where /proc tells. */
final class PortOwner {

    private static final String LISTEN = "0A";

    private PortOwner() {}

    /** "PID 123 (command line, shortened)"; empty where the system does not tell. */
    static Optional<String> of(int port) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> inodes(table, port))
                .map(PortOwner::holder)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Lines of /proc/net/tcp: index, local address:port in hexadecimal, remote, state, ..., inode as the tenth column. */
    private static Stream<String> inodes(String table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/net", table));
            return lines.stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(c -> c.length > 9 && c[1].endsWith(suffix) && c[3].equals(LISTEN))
                    .map(c -> c[9]);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<String> holder(String inode) {
        return ProcessHandle.allProcesses()
                .filter(p -> holds(p.pid(), "socket:[" + inode + "]"))
                .findFirst()
                .map(PortOwner::described);
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : open) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String described(ProcessHandle process) {
        String line = CommandLine.of(process);
        return "PID " + process.pid() + " (" + (line.length() > 90 ? line.substring(0, 90) + "..." : line) + ")";
    }
}
