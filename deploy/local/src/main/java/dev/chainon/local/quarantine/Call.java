package dev.chainon.local.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.Settings;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.LogTail;
import dev.chainon.local.process.RotatedLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One order to a child of its own, which ends with its answer; it ends too when this process ends, because its input closes then. */
record Call(Home home, Settings settings, Path config) {

    private static final String NAME = "quarantine";

    /** @return one JSON object */
    String answer(ObjectNode order) {
        LogTail tail = new LogTail();
        try {
            Process child =
                    new ProcessBuilder(command(order)).redirectErrorStream(true).start();
            Optional<String> result = listen(child, tail);
            int code = child.waitFor();
            return result.orElseThrow(() -> new Failure("The quarantine could not be asked (code " + code + "): "
                    + tail.cause().orElseGet(() -> "\n    " + String.join("\n    ", tail.last(6))) + "\n  log: "
                    + home.log(NAME)));
        } catch (IOException e) {
            throw new Failure("The process " + NAME + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while the quarantine was asked.", e);
        }
    }

    private List<String> command(ObjectNode order) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMb(NAME) + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dconfig.file=" + config,
                "-cp",
                ClassPath.ofModule(home, "deploy/apps/pipeline").text(),
                "dev.chainon.apps.Quarantine",
                order.toString());
    }

    private Optional<String> listen(Process child, LogTail tail) throws IOException {
        Optional<String> result = Optional.empty();
        try (RotatedLog log = new RotatedLog(home.log(NAME), settings.logLimit());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                if (Line.parse(text) instanceof Line.Result given) {
                    result = Optional.of(given.json());
                } else {
                    tail.add(text);
                    log.line(text);
                }
            }
        }
        return result;
    }
}
