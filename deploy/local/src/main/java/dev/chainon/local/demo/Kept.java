package dev.chainon.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.jobs.Done;
import dev.chainon.store.jobs.JobGraph;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What earlier runs did and need not be done again: the database says that a step was done, and the files it left are still there.
 *
 * @param say hears, in words, what is to be done again though it was done
 */
record Kept(Home home, Pipeline pipeline, Jobs jobs, Consumer<String> say) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param forced steps to be done whatever was done before */
    Map<String, Done> of(JobGraph graph, Map<String, String> params, Set<String> forced) {
        Map<String, Done> kept = new LinkedHashMap<>();
        for (JobGraph.Node node : graph.nodes()) {
            if (!forced.contains(node.name())) {
                jobs.lastDone(graph.name(), node.name(), pipeline.key(node.name(), params))
                        .filter(done -> there(node.name(), done))
                        .ifPresent(done -> kept.put(node.name(), done));
            }
        }
        return kept;
    }

    /** The steps that a run which was cut off did before: from the first one on, as far as what they left is still there. */
    Map<String, Done> of(RunRow cutOff) {
        Map<String, Done> kept = new LinkedHashMap<>();
        for (StepRow step : cutOff.steps()) {
            boolean done = step.state() == StepState.DONE || step.state() == StepState.SKIPPED;
            Optional<Done> left = step.result()
                    .filter(result -> done)
                    .map(result -> new Done(cutOff.id(), result))
                    .filter(result -> there(step.name(), result));
            if (left.isEmpty()) {
                break;
            }
            kept.put(step.name(), left.get());
        }
        return kept;
    }

    /** Whether the files that a step left are there; says so when not. */
    boolean there(String step, Done done) {
        Optional<Path> gone = gone(done.result());
        gone.ifPresent(path -> say.accept(
                "  " + step + ": run " + done.run() + " has done it, but " + path + " is gone: it is done again"));
        return gone.isEmpty();
    }

    /** The first file of a result that is not there. */
    private Optional<Path> gone(String result) {
        for (JsonNode artefact : tree(result).path("artefacts")) {
            Path path = home.state().resolve(artefact.asText());
            if (!Files.exists(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Failure("This result is not JSON: " + json, e);
        }
    }
}
