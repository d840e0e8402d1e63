package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The definition of the pipeline: its steps in the order in which they are played, and the caches they share.
 *
 * @param caches by name
 */
record Steps(Map<String, Cache> caches, List<Step> steps) {

    /** Where it lies, from the root. */
    static final String FILE = "deploy/pipeline/steps.yaml";

    /**
     * What a forge keeps between two runs.
     *
     * @param paths folders, from the home of the user or of the project
     * @param key files with which it changes
     */
    record Cache(List<String> paths, List<String> key) {
        Cache {
            paths = List.copyOf(paths);
            key = List.copyOf(key);
        }
    }

    Steps {
        caches = Map.copyOf(Optional.ofNullable(caches).orElse(Map.of()));
        steps = List.copyOf(steps);
        Set<String> before = new HashSet<>();
        for (Step step : steps) {
            for (String need : step.needs()) {
                if (!before.contains(need)) {
                    throw new Failure("The step " + step.id() + " needs " + need + ", which is no step before it.");
                }
            }
            for (String cache : step.caches()) {
                if (!caches.containsKey(cache)) {
                    throw new Failure("The step " + step.id() + " names the cache " + cache + ", which there is not.");
                }
            }
            if (!before.add(step.id())) {
                throw new Failure("Two steps are called " + step.id() + ".");
            }
        }
    }

    /** @throws Failure if the file says what is not understood, or contradicts itself */
    static Steps read(Path root) {
        Path file = root.resolve(FILE);
        try {
            return JsonMapper.builder(new YAMLFactory())
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .readValue(file.toFile(), Steps.class);
        } catch (IOException e) {
            if (e.getCause() instanceof Failure failure) {
                throw new Failure(file + ": " + failure.words(), e);
            }
            throw new Failure("The steps in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    List<String> ids() {
        return steps.stream().map(Step::id).toList();
    }

    /** Those with these names, in the order of the definition. */
    List<Step> named(List<String> names) {
        names.forEach(this::demand);
        return steps.stream().filter(step -> names.contains(step.id())).toList();
    }

    /** Those of a cadence, from one on where it is named. */
    List<Step> of(Cadence cadence, Optional<String> from) {
        from.ifPresent(this::demand);
        List<Step> all =
                steps.stream().filter(step -> step.cadence() == cadence).toList();
        int first = from.map(ids()::indexOf).orElse(0);
        return all.stream().filter(step -> steps.indexOf(step) >= first).toList();
    }

    private void demand(String name) {
        if (!ids().contains(name)) {
            throw new Failure("There is no step " + name + "; there are " + String.join(", ", ids()) + ".");
        }
    }
}
