package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The service of OSV (<a href="https://google.github.io/osv.dev/api/">description</a>): a batch of questions is answered with identifiers, then each record is fetched. Whatever does
 * not answer as described ends the check: what was not asked is not clean.
 */
final class OsvApi {

    static final URI PUBLIC = URI.create("https://api.osv.dev");

    /** The service takes no more in one batch. */
    private static final int BATCH = 1000;

    /** No honest answer has more pages. */
    private static final int MOST_PAGES = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    OsvApi(URI base) {
        this.base = base;
    }

    /**
     * Asks for every library, and hands each record on that names one of them.
     *
     * @return the number of records
     * @throws Failure if the service cannot be reached or answers otherwise than described
     */
    int ask(List<Component> components, Consumer<JsonNode> taker) {
        Set<String> ids = new TreeSet<>();
        for (int from = 0; from < components.size(); from += BATCH) {
            ids.addAll(identifiers(components.subList(from, Math.min(components.size(), from + BATCH))));
        }
        ids.forEach(id -> taker.accept(json(request("/v1/vulns/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .GET()
                .build())));
        return ids.size();
    }

    private Set<String> identifiers(List<Component> components) {
        Set<String> ids = new TreeSet<>();
        List<ObjectNode> questions = components.stream().map(OsvApi::question).toList();
        for (int page = 0; page < MOST_PAGES && !questions.isEmpty(); page++) {
            JsonNode results = batch(questions);
            if (results.size() != questions.size()) {
                throw unchecked("it answered " + results.size() + " of " + questions.size() + " questions");
            }
            List<ObjectNode> more = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                results.get(i).path("vulns").forEach(v -> ids.add(v.path("id").asText()));
                String token = results.get(i).path("next_page_token").asText();
                if (!token.isEmpty()) {
                    more.add(questions.get(i).deepCopy().put("page_token", token));
                }
            }
            questions = more;
        }
        if (!questions.isEmpty()) {
            throw unchecked("its answer has more than " + MOST_PAGES + " pages");
        }
        return ids;
    }

    private static ObjectNode question(Component component) {
        ObjectNode question = JSON.createObjectNode().put("version", component.version());
        question.putObject("package").put("ecosystem", "Maven").put("name", component.module());
        return question;
    }

    private JsonNode batch(List<ObjectNode> questions) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode queries = body.putArray("queries");
        queries.addAll(questions);
        return json(request("/v1/querybatch")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build())
                .path("results");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    private JsonNode json(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw unchecked(request.uri().getPath() + " answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw unchecked(e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unchecked("the wait was interrupted");
        }
    }

    private Failure unchecked(String why) {
        return new Failure(
                "OSV at " + base + " could not be asked: " + why
                        + ". The dependencies were NOT checked. Try again, or bring the advisories along: ./chainon scan --advisories FILE.");
    }
}
