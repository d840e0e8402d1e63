package dev.chainon.monitoring.kpi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own checker. */
final class Promtool {

    private Promtool() {}

    static void needed() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "skipped: promtool is not installed; install prometheus (on Debian: apt-get install prometheus) to run these tests");
    }

    /** How it ended and what it said. */
    record Said(int code, String text) {}

    static Said run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("promtool"));
        line.addAll(List.of(arguments));
        Process promtool = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(promtool.waitFor(), text);
    }
}
