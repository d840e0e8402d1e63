package dev.chainon.e2e.ship;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, and what it must be beyond being understood. */
final class ComposeFile {

    private static final Set<String> PROFILES = Set.of("minimal", "pair", "full", "gpu", "trial");

    private final Path root;
    private final Map<String, Object> whole;
    private final List<String> objections = new ArrayList<>();

    private ComposeFile(Path root, String text) {
        this.root = root;
        this.whole = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    static ComposeFile of(Path root) throws IOException {
        return of(root, Files.readString(root.resolve("docker-compose.yml")));
    }

    static ComposeFile of(Path root, String text) {
        return new ComposeFile(root, text);
    }

    Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        map(whole.get("services")).forEach((name, service) -> all.put(name, map(service)));
        return all;
    }

    /** Services of a profile. */
    List<String> in(String profile) {
        return services().entrySet().stream()
                .filter(service -> list(service.getValue(), "profiles").contains(profile))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What it breaks, in words; none where it keeps to all. */
    List<String> objections() {
        services().forEach(this::judge);
        return List.copyOf(objections);
    }

    private void judge(String name, Map<String, Object> service) {
        String image = version(text(service, "image"));
        ask(
                name + " names the version of its image: " + image,
                image.matches(".+:[^:/]+") && !image.endsWith(":latest"));
        ask(
                name + " is in a profile",
                !list(service, "profiles").isEmpty() && PROFILES.containsAll(list(service, "profiles")));
        ask(name + " has a limit of memory", text(service, "mem_limit").matches("[0-9]+[mg]"));
        ask(name + " has a root that cannot be written", service.get("read_only") == Boolean.TRUE);
        ask(name + " begins with no capability", list(service, "cap_drop").contains("ALL"));
        ask(name + " gains no rights", list(service, "security_opt").contains("no-new-privileges:true"));
        ask(name + " has a health check, or says that it has none", service.containsKey("healthcheck"));
        for (String port : list(service, "ports")) {
            ask(name + " listens on this machine alone: " + port, port.startsWith("127.0.0.1:"));
        }
        for (String volume : list(service, "volumes")) {
            mounted(name, volume.split(":")[0], volume);
        }
        map(service.get("depends_on")).forEach((other, how) -> waits(name, service, other, map(how)));
    }

    private void mounted(String name, String from, String volume) {
        if (from.startsWith("./")) {
            ask(name + " mounts what is there: " + from, Files.exists(root.resolve(from)));
            ask(name + " cannot write the code: " + volume, volume.endsWith(":ro"));
        } else {
            ask(
                    name + " mounts a volume that is declared: " + from,
                    map(whole.get("volumes")).containsKey(from));
        }
    }

    /** One that is waited for is started wherever it is waited for, and its state is known. */
    private void waits(String name, Map<String, Object> service, String other, Map<String, Object> how) {
        Map<String, Object> awaited = Optional.ofNullable(services().get(other)).orElseGet(Map::of);
        ask(
                name + " waits for one of its own profiles: " + other,
                list(awaited, "profiles").containsAll(list(service, "profiles")));
        String condition = text(how, "condition");
        boolean checked = !map(awaited.get("healthcheck")).containsKey("disable");
        ask(
                name + " waits for the health of " + other,
                condition.equals("service_healthy") && checked
                        || condition.equals("service_completed_successfully")
                                && text(awaited, "restart").equals("no"));
    }

    /** The same with what a variable is where the environment does not say. */
    private static String version(String image) {
        return image.replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1");
    }

    private void ask(String rule, boolean kept) {
        if (!kept) {
            objections.add("not so: " + rule);
        }
    }

    private static String text(Map<String, Object> from, String key) {
        return String.valueOf(from.getOrDefault(key, ""));
    }

    private static List<String> list(Map<String, Object> from, String key) {
        return from.get(key) instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> all = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                if (each != null) {
                    all.put(String.valueOf(key), each);
                }
            });
        }
        return all;
    }
}
