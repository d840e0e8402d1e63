package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Health and metadata over HTTP. */
final class ServerChecks {

    private static final String NOBODY = "no-such-model-b7f1";

    private final Session session;

    ServerChecks(Session session) {
        this.session = session;
    }

    List<Check> checks() {
        return List.of(
                new Check(
                        "server.live",
                        "GET /v2/health/live answers 200 and {\"live\": true} while the server can answer.",
                        this::live),
                new Check("server.ready", "GET /v2/health/ready answers 200 when the models can infer.", this::ready),
                new Check(
                        "server.metadata",
                        "GET /v2 gives the server's name, its version and the extensions it has.",
                        this::metadata),
                new Check(
                        "model.metadata",
                        "GET /v2/models/MODEL gives name, platform, inputs and outputs with datatype and shape.",
                        this::model),
                new Check(
                        "model.ready",
                        "GET /v2/models/MODEL/ready answers 200, the model's name and whether it is ready.",
                        this::modelReady),
                new Check(
                        "model.versions",
                        "A version of the metadata can be asked for: its metadata and whether it is ready.",
                        this::versions),
                new Check(
                        "model.unknown",
                        "Metadata of a model that is not there are an error status and {\"error\": sentence}.",
                        () -> session.http().get("/v2/models/" + NOBODY).error()),
                new Check(
                        "model.version-unknown",
                        "Metadata of a version that is not there are an error status and {\"error\": sentence}.",
                        this::versionUnknown));
    }

    private void live() {
        JsonNode live = session.http().get("/v2/health/live").object();
        NotAsSaid.unless(Json.truth(live, "live", "the body"), "live is false, but the status is 200");
    }

    /** The member's name differs between readings of the protocol; the status is what all agree on. */
    private void ready() {
        JsonNode ready = session.http().get("/v2/health/ready").object();
        String member = ready.has("ready") ? "ready" : "live";
        NotAsSaid.unless(Json.truth(ready, member, "the body"), member + " is false, but the status is 200");
    }

    private void metadata() {
        JsonNode server = session.http().get("/v2").object();
        NotAsSaid.unless(!Json.text(server, "name", "the body").isEmpty(), "name is empty");
        Json.text(server, "version", "the body");
        for (JsonNode extension : Json.array(server, "extensions", "the body")) {
            NotAsSaid.unless(extension.isTextual(), "extensions has " + extension + ", which is no string");
        }
    }

    private void model() {
        ModelFacts.of(session.http().get(session.path()).object(), session.model());
    }

    private void modelReady() {
        ready(session.path());
    }

    private void ready(String path) {
        JsonNode ready = session.http().get(path + "/ready").object();
        String name = Json.text(ready, "name", "the body");
        NotAsSaid.unless(name.equals(session.model()), "name is '" + name + "', not '" + session.model() + "'");
        NotAsSaid.unless(Json.truth(ready, "ready", "the body"), "ready is false, but the status is 200");
    }

    private void versions() {
        NotOffered.unless(!session.facts().versions().isEmpty(), "the metadata name no versions");
        for (String version : session.facts().versions()) {
            String path = session.path() + "/versions/" + HttpTarget.segment(version);
            ModelFacts.of(session.http().get(path).object(), session.model());
            ready(path);
        }
    }

    private void versionUnknown() {
        NotOffered.unless(!session.facts().versions().isEmpty(), "the metadata name no versions");
        session.http().get(session.path() + "/versions/987654321").error();
    }
}
