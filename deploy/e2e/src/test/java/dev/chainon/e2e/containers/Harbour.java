package dev.chainon.e2e.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Image;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A platform in containers of its own, into which versions are deployed by the command, as an operator types it. */
final class Harbour implements AutoCloseable {

    static final String PROJECT = "chainon-harbour";

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final String SERVING = "chainon/serving:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path state;
    private final Compose compose;
    private Ended first = new Ended(-1, "not deployed yet");

    /** How a command ended. */
    record Ended(int code, String text) {}

    private Harbour(Path folder) throws IOException {
        this.compose = Compose.of(folder, PROJECT, "pair");
        this.state = Files.createDirectories(folder.resolve("state"));
        Files.createFile(Files.createDirectories(state.resolve("run")).resolve("built"));
        Files.writeString(
                state.resolve("chainon.conf"),
                "local.deployment { watch.latency-p99 = 30 s, compose { files = [\"" + compose.more() + "\"], pins = \""
                        + pins() + "\" } }\n");
    }

    /**
     * Deploys the images that were built onto an engine that has nothing of it.
     *
     * @param folder an empty one, which the engine may read
     */
    static Harbour begin(Path folder) throws IOException {
        Harbour harbour = new Harbour(folder);
        try {
            harbour.first = harbour.deploy(Engine.TAG);
            return harbour;
        } catch (IOException e) {
            harbour.close();
            throw e;
        }
    }

    /** How the first deployment ended. */
    Ended first() {
        return first;
    }

    /** The command that reads docker-compose.yml, for this platform. */
    Compose compose() {
        return compose;
    }

    private Path pins() {
        return state.resolve("pins.yml");
    }

    /** The image that each replica is to run. */
    String pinned() throws IOException {
        return Files.exists(pins()) ? Files.readString(pins()) : "";
    }

    /** Deploys an image that is here. */
    Ended deploy(String tag) throws IOException {
        return deploy(tag, line -> true);
    }

    /**
     * Deploys an image that is here.
     *
     * @param onwards is told each line that the command says; where it gives false the command is killed at once
     */
    Ended deploy(String tag, Predicate<String> onwards) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ROOT.resolve("chainon").toString(),
                        "deploy",
                        "--to",
                        "compose",
                        "--tag",
                        tag,
                        "--watch",
                        "5",
                        "--reservations",
                        "R-04=the machine of a build is shared")
                .directory(ROOT.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment());
        Process process = builder.start();
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
                if (!onwards.test(line)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    break;
                }
            }
            return new Ended(process.waitFor(), text.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "CHAINON_HOME",
                state.toString(),
                "COMPOSE_PROJECT_NAME",
                PROJECT,
                "COMPOSE_PROFILES",
                "pair",
                "CHAINON_TAG",
                Engine.TAG,
                "CHAINON_POSTGRES_IMAGE",
                Engine.image("postgres"));
    }

    /** The record of the last deployment. */
    JsonNode record() throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("deployments"))) {
            Path last = files.filter(file -> file.toString().endsWith(".json"))
                    .max(Path::compareTo)
                    .orElseThrow();
            return JSON.readTree(last.toFile());
        }
    }

    /**
     * Makes a version: the image that was built, with a line more of its Dockerfile.
     *
     * @return its tag
     */
    String version(String tag, String line) throws IOException {
        String name = SERVING + PROJECT + "-" + tag;
        Process build = new ProcessBuilder("docker", "build", "-q", "-t", name, "-")
                .redirectErrorStream(true)
                .start();
        try (var out = build.getOutputStream()) {
            out.write(("FROM " + Engine.image("serving") + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (build.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
        return name.substring(SERVING.length());
    }

    /** The tag of the version that a service's container runs; empty where there is none. */
    String runs(String service) {
        return Berth.of(PROJECT, service)
                .map(Berth::tag)
                .map(tag -> tag.replaceFirst("-[0-9a-f]{12}$", ""))
                .orElse("");
    }

    /** SIGKILL, after which the engine does not start it again. */
    void kill(String service) {
        Berth.of(PROJECT, service).orElseThrow().kill();
    }

    /** Every container that runs. */
    List<Berth> berths() {
        return Berth.all(PROJECT);
    }

    /** The key that the launcher made for readers. */
    String key() {
        return compose.run("exec", "-T", "launcher", "cat", "/state/run/secrets/reader")
                .lines()
                .filter(line -> line.startsWith("chn_"))
                .findFirst()
                .orElseThrow();
    }

    /** Its versions go too, under each name that a deployment gave them. */
    @Override
    public void close() {
        compose.close();
        Engine.client().listImagesCmd().exec().stream()
                .map(Image::getRepoTags)
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .filter(name -> name.startsWith(SERVING + PROJECT))
                .forEach(name ->
                        Engine.client().removeImageCmd(name).withForce(true).exec());
    }
}
