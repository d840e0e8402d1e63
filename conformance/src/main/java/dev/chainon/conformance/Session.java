package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the checks of one run share: the connection, the model, and what was learned of it. One thread. */
final class Session {

    private final Wire wire = new Wire();
    private final HttpTarget http;
    private final String model;
    private Optional<ModelFacts> facts = Optional.empty();
    private Optional<List<String>> extensions = Optional.empty();

    /** @throws Unreachable if nothing answers */
    Session(Target target) {
        this.http = new HttpTarget(target.http(), target.key(), wire);
        http.get("/v2/health/live");
        this.model = target.model().orElseGet(this::first);
    }

    Wire wire() {
        return wire;
    }

    HttpTarget http() {
        return http;
    }

    String model() {
        return model;
    }

    String path() {
        return "/v2/models/" + HttpTarget.segment(model);
    }

    String infer() {
        return path() + "/infer";
    }

    /** The protocol has no list of models; the repository extension, which some servers have, does. */
    private String first() {
        HttpTarget.Answer answer = http.post("/v2/repository/index", "{}");
        try {
            JsonNode models = Json.MAPPER.readTree(answer.body());
            String name = models.path(0).path("name").asText("");
            if (answer.status() == 200 && !name.isEmpty()) {
                return name;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the server does not list its models (" + e.getMessage() + "): name one by --model", e);
        }
        throw new IllegalArgumentException("the server does not list its models: name one by --model");
    }

    /** The model's metadata, asked for once. */
    ModelFacts facts() {
        if (facts.isEmpty()) {
            facts = Optional.of(ModelFacts.of(http.get(path()).object(), model));
        }
        return facts.get();
    }

    boolean offers(String extension) {
        if (extensions.isEmpty()) {
            List<String> names = new ArrayList<>();
            http.get("/v2").object().path("extensions").forEach(e -> names.add(e.asText()));
            extensions = Optional.of(names);
        }
        return extensions.get().contains(extension);
    }

    Sample one() {
        return new Sample(facts(), 0, 1);
    }
}
