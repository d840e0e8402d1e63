package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bill of materials in CycloneDX's JSON: every library of every module, and which brought which.
 *
 * @param root reference of the whole
 * @param components by their reference, our own modules included
 * @param dependencies references that each reference asks for
 */
record Bom(String root, Map<String, Component> components, Map<String, List<String>> dependencies) {

    /** Where the kept bill lies, from the root of the repository. */
    static final String KEPT = "config/supply/bom.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    Bom {
        components = Map.copyOf(components);
        dependencies = Map.copyOf(dependencies);
    }

    /** The bill that is kept in the repository; a test holds it to the class paths of the applications. */
    static Bom kept(Home home) {
        return read(home.code().resolve(KEPT));
    }

    /** @throws Failure if the file cannot be read or is no bill of CycloneDX */
    static Bom read(Path file) {
        try {
            return of(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new Failure(
                    "The bill of materials " + file + " cannot be read: " + e.getMessage()
                            + ". Write it again by ./chainon sbom.",
                    e);
        }
    }

    private static Bom of(JsonNode bill) {
        if (!bill.path("bomFormat").asText().equals("CycloneDX")) {
            throw new Failure("This is no bill of materials in CycloneDX's JSON: it has no bomFormat CycloneDX.");
        }
        Map<String, Component> components = new LinkedHashMap<>();
        bill.path("components").forEach(node -> {
            Component component = component(node);
            components.put(component.ref(), component);
        });
        Map<String, List<String>> dependencies = new HashMap<>();
        bill.path("dependencies")
                .forEach(node -> dependencies.put(node.path("ref").asText(), texts(node.path("dependsOn"))));
        String root = bill.path("metadata").path("component").path("bom-ref").asText();
        return new Bom(root, components, dependencies);
    }

    private static Component component(JsonNode node) {
        List<String> licences = new ArrayList<>();
        node.path("licenses").forEach(entry -> {
            JsonNode licence = entry.path("license");
            licences.add(
                    entry.has("expression")
                            ? entry.path("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        });
        return new Component(
                node.path("bom-ref").asText(),
                node.path("group").asText(),
                node.path("name").asText(),
                node.path("version").asText(),
                licences);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What others wrote, each version once (a library may be there for several platforms), in the order of their names. */
    Collection<Component> foreign() {
        Map<String, Component> foreign = new TreeMap<>();
        components.values().stream()
                .filter(component -> !component.ours())
                .sorted((a, b) -> a.ref().compareTo(b.ref()))
                .forEach(component -> foreign.putIfAbsent(component.coordinates(), component));
        return foreign.values();
    }

    /** The shortest way to a library: a module of ours first, the library last; the library alone where the bill tells no way. */
    List<String> path(Component wanted) {
        Map<String, String> from = new HashMap<>();
        Deque<String> waiting = new ArrayDeque<>(dependencies.getOrDefault(root, List.of()));
        waiting.forEach(ref -> from.put(ref, root));
        while (!waiting.isEmpty() && !from.containsKey(wanted.ref())) {
            String ref = waiting.remove();
            for (String next : dependencies.getOrDefault(ref, List.of())) {
                if (from.putIfAbsent(next, ref) == null) {
                    waiting.add(next);
                }
            }
        }
        Deque<String> path = new ArrayDeque<>(List.of(wanted.coordinates()));
        for (String ref = from.getOrDefault(wanted.ref(), root);
                !ref.equals(root);
                ref = from.getOrDefault(ref, root)) {
            path.addFirst(name(ref));
        }
        return List.copyOf(path);
    }

    private String name(String ref) {
        Component component = components.get(ref);
        return component == null ? ref : component.ours() ? component.name() : component.coordinates();
    }
}
