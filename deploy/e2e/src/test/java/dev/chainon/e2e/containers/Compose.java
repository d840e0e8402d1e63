package dev.chainon.e2e.containers;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that reads docker-compose.yml, with the images that were built here and the settings of a short history. */
record Compose(List<String> command, Path more, String project, String profile) implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    /** What loads and trains lives for seconds with ten days to work on. Those that answer run as their images say. */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final List<List<String>> KNOWN = List.of(List.of("docker", "compose"), List.of("docker-compose"));

    /** What a command said, and how it ended. */
    record Said(int code, String text) {}

    /**
     * Skips the test where there is no such command.
     *
     * @param project in whose name the containers are
     */
    static Compose of(Path folder, String project, String profile) throws IOException {
        Path few = Files.copy(
                ROOT.resolve("deploy/e2e/src/test/resources/compose/few-days.conf"), folder.resolve("few-days.conf"));
        Path more = Files.writeString(
                folder.resolve("more.yml"),
                "services: {launcher: {volumes: [\"" + few
                        + ":/state/chainon.conf:ro\"], environment: {JDK_JAVA_OPTIONS: \"" + FIRST_COMPILER
                        + "\"}}}\n");
        for (List<String> command : KNOWN) {
            Compose compose = new Compose(command, more, project, profile);
            if (compose.said(List.of("version"))
                    .filter(said -> said.code() == 0)
                    .isPresent()) {
                return compose;
            }
        }
        return abort("skipped: there is no docker compose (on Debian: apt-get install docker-compose)");
    }

    /** @throws IllegalStateException with what it said, if it failed */
    String run(String... words) {
        List<String> all = new ArrayList<>(List.of("-p", project, "-f", "docker-compose.yml", "-f", more.toString()));
        all.addAll(List.of(words));
        Said said = said(all).orElseThrow();
        if (said.code() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said.text());
        }
        return said.text();
    }

    private Optional<Said> said(List<String> words) {
        List<String> line = new ArrayList<>(command);
        line.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().put("COMPOSE_PROFILES", profile);
        builder.environment().put("CHAINON_TAG", Engine.TAG);
        builder.environment().put("CHAINON_POSTGRES_IMAGE", Engine.image("postgres"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new Said(process.waitFor(), text));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Ends all of it, volumes included. */
    @Override
    public void close() {
        run("down", "-v");
    }
}
