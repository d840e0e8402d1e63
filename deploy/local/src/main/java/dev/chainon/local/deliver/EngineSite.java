package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import dev.chainon.local.demo.Http;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Containers that an engine runs, by its own command line. The commands are settings ({@code local.deployment.compose} and {@code .kubernetes}): each may use {@code $TAG} and
 * {@code $PREVIOUS}, the tags of the images of the new version and of the one before. The balancer of those platforms is the engine's affair: what it does not tell is not judged.
 */
final class EngineSite implements Site {

    private static final int LAST_LINES = 6;

    private final Config commands;
    private final Path folder;
    private final Map<String, String> variables;

    /**
     * @param commands of this engine
     * @param folder from which they are run
     * @throws Failure if the engine does not answer, with its own words
     */
    EngineSite(Config commands, Path folder, String tag) {
        this.commands = commands;
        this.folder = folder;
        this.variables = Map.of("TAG", tag, "CHAINON_TAG", tag);
        run("demand", variables);
    }

    @Override
    public String start() {
        run("start", variables);
        return commands.getString("address");
    }

    @Override
    public void admit() {
        run("admit", variables);
    }

    @Override
    public Sample look() {
        boolean ready = Http.get(service() + "/v2/health/ready").isPresent();
        return new Sample(ready ? "READY" : "DOWN", 0, 0);
    }

    @Override
    public String service() {
        return commands.getString("service");
    }

    @Override
    public void keep() {
        run("keep", variables);
    }

    @Override
    public void withdraw() {
        run("withdraw", variables);
    }

    @Override
    public void close() {
        // The engine keeps what it runs.
    }

    private void run(String what, Map<String, String> more) {
        for (String line : commands.getStringList(what)) {
            Ended ended = ended(line, more);
            if (ended.code() != 0) {
                throw new Failure("The command `" + line + "` ended with code " + ended.code() + ": " + ended.tail());
            }
        }
    }

    private record Ended(int code, String text) {
        String tail() {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        }
    }

    private Ended ended(String line, Map<String, String> more) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(more);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text);
        } catch (IOException e) {
            return new Ended(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("`" + line + "` was interrupted", e);
        }
    }
}
