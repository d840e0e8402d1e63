package dev.chainon.local.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.typesafe.config.Config;
import dev.chainon.local.process.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The platform of {@code docker-compose.yml}, by the command of Compose: {@code docker compose}, or {@code docker-compose} of before.
 *
 * @param profile of the platform that is there, or is to be
 * @param pins which images the replicas run
 */
record Compose(Tool tool, List<String> command, List<String> files, String profile, Pins pins) {

    private static final List<List<String>> KNOWN = List.of(List.of("docker", "compose"), List.of("docker-compose"));
    private static final List<String> WITH_TWO_REPLICAS = List.of("pair", "full");
    private static final int SHORT = 12;
    private static final String OURS = "chainon/";
    private static final Pattern ID = Pattern.compile("(?m)^[0-9a-f]{64}$");

    Compose {
        command = List.copyOf(command);
        files = List.copyOf(files);
    }

    /**
     * @param root folder of {@code docker-compose.yml}
     * @throws Failure if no engine answers, there is no Compose, or the platform has no second replica
     */
    static Compose of(Path root, Config settings, Variables variables) {
        String profile = variables.value("COMPOSE_PROFILES", "full");
        if (!WITH_TWO_REPLICAS.contains(profile)) {
            throw new Failure("The profile " + profile + " of docker-compose.yml has no second replica and no balancer:"
                    + " a new version cannot stand beside the old one. Set COMPOSE_PROFILES to "
                    + String.join(" or ", WITH_TWO_REPLICAS) + ".");
        }
        Pins pins = new Pins(root.resolve(settings.getString("pins")));
        return of(new Tool(root, Map.of("COMPOSE_PROFILES", profile)), settings.getStringList("files"), profile, pins);
    }

    static Compose of(Tool tool, List<String> more, String profile, Pins pins) {
        Tool.Ended engine = tool.ask(List.of("docker", "info", "--format", "{{.ServerVersion}}"));
        if (engine.code() != 0) {
            throw new Failure("No container engine answers to `docker info`: start one, or install it. Its words: "
                    + engine.tail());
        }
        List<String> command = KNOWN.stream()
                .filter(words -> tool.ask(with(words, "version")).code() == 0)
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                "There is an engine but no Compose: neither `docker compose` nor `docker-compose` is here. On Debian: apt-get install docker-compose."));
        List<String> files = new ArrayList<>(List.of("docker-compose.yml"));
        files.addAll(more);
        return new Compose(tool, command, files, profile, pins);
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    private List<String> line(String... words) {
        List<String> line = new ArrayList<>(command);
        files.forEach(file -> line.addAll(List.of("-f", file)));
        if (pins.there()) {
            line.addAll(List.of("-f", pins.file().toString()));
        }
        line.addAll(List.of("--profile", profile));
        return with(line, words);
    }

    /** Starts the whole profile and waits as far as its own conditions say. */
    void up() {
        tool.run(line("up", "-d", "--no-build"));
    }

    /** Starts one service and nothing else. */
    void up(String service) {
        tool.run(line("--profile", "trial", "up", "-d", "--no-build", "--no-deps", service));
    }

    /** Asks its process to end, waits, and removes the container. Its volumes stay. */
    void remove(String service) {
        tool.run(line("--profile", "trial", "rm", "--stop", "--force", service));
    }

    /** Ends and removes all containers. The volumes stay. */
    void down() {
        tool.run(line("--profile", "trial", "down"));
    }

    /** Images of ours that the profile asks for. */
    Set<String> images() {
        return images(tool.run(line("config")), profile);
    }

    /**
     * @param config what {@code config} says; Compose of before lists the services of all profiles
     * @throws Failure if that is not YAML
     */
    static Set<String> images(String config, String profile) {
        Set<String> images = new TreeSet<>();
        try {
            new YAMLMapper().readTree(config).path("services").forEach(service -> {
                String image = service.path("image").asText();
                if (image.startsWith(OURS) && runsIn(service.path("profiles"), profile)) {
                    images.add(image);
                }
            });
        } catch (JsonProcessingException e) {
            throw new Failure("Compose says no YAML about docker-compose.yml: " + e.getOriginalMessage(), e);
        }
        return images;
    }

    /** A service without profiles always runs. */
    private static boolean runsIn(JsonNode profiles, String profile) {
        return profiles.isEmpty()
                || StreamSupport.stream(profiles.spliterator(), false)
                        .anyMatch(each -> each.asText().equals(profile));
    }

    /** Id of its container, running or not. */
    Optional<String> container(String service) {
        String said = tool.run(line("--profile", "trial", "ps", "-a", "-q", service));
        return ID.matcher(said).results().map(MatchResult::group).findFirst();
    }

    boolean runs(String service) {
        return container(service)
                .filter(id -> inspect(id, "{{.State.Running}}").equals("true"))
                .isPresent();
    }

    /** What the engine knows of a container or an image, by a template of Go. */
    String inspect(String id, String template) {
        return tool.run(List.of("docker", "inspect", "--format", template, id)).strip();
    }

    /** SHA-256 of an image, as the engine names it; empty where it is not here. */
    Optional<String> imageId(String image) {
        Tool.Ended ended = tool.ask(List.of("docker", "image", "inspect", "--format", "{{.Id}}", image));
        return ended.code() == 0 ? Optional.of(ended.text().strip()) : Optional.empty();
    }

    /**
     * A name by which this very image is found again, also when its tag is given to another one.
     *
     * @param image name and tag
     * @param id SHA-256, as the engine names it
     */
    String kept(String image, String id) {
        String end = "-" + id.replaceFirst("^sha256:", "").substring(0, SHORT);
        String name = image.endsWith(end) ? image : image + end;
        tool.run(List.of("docker", "tag", id, name));
        return name;
    }

    /** The image that a service's container was made from, by a name of its own; empty where there is no container. */
    Optional<String> image(String service) {
        return container(service).map(id -> kept(inspect(id, "{{.Config.Image}}"), inspect(id, "{{.Image}}")));
    }

    /** What is in a file of a container that runs. */
    String read(String service, String file) {
        return tool.run(List.of("docker", "exec", demanded(service), "cat", file))
                .strip();
    }

    /** Copies a folder out of a container. */
    void copy(String service, String from, Path to) {
        tool.run(List.of("docker", "cp", demanded(service) + ":" + from, to.toString()));
    }

    /** The last that a service printed. */
    String lastWords(String service) {
        return tool.ask(List.of("docker", "logs", "--tail", "20", demanded(service)))
                .tail();
    }

    private String demanded(String service) {
        return container(service)
                .orElseThrow(() -> new Failure("There is no container of the service " + service + "."));
    }
}
