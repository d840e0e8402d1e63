package dev.chainon.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line of a process, from /proc where there is one. */
public final class CommandLine {

    private CommandLine() {}

    /** Arguments joined by spaces; empty when the system does not tell. */
    public static String of(ProcessHandle handle) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(handle.pid()), "cmdline"));
            return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip();
        } catch (IOException e) {
            return handle.info().commandLine().orElse("");
        }
    }
}
