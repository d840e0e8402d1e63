package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * Where a release comes from: an in-toto statement (v1) with the predicate of SLSA provenance (v1): which files, from which commit and which libraries, built by whom.
 *
 * @param release the files are its subjects
 * @param source where the repository lies; empty where it has no remote
 * @param builder who built it
 * @param materials libraries of others
 */
record Provenance(Release release, String source, Builder builder, List<Material> materials) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://slsa.dev/provenance/v1";
    private static final String BUILD_TYPE = "urn:chainon:publish:v1";

    /** @param began when the files were begun */
    String json(Instant began) {
        ObjectNode root = JSON.createObjectNode().put("_type", STATEMENT);
        release.files().forEach(file -> root.withArray("subject")
                .addObject()
                .put("name", file.name())
                .set("digest", JSON.createObjectNode().put("sha256", file.sha256())));
        root.put("predicateType", PREDICATE);
        ObjectNode predicate = root.putObject("predicate");
        ObjectNode definition = predicate.putObject("buildDefinition").put("buildType", BUILD_TYPE);
        definition
                .putObject("externalParameters")
                .put("version", release.version())
                .put("tag", release.tag());
        definition.putObject("internalParameters").put("machine", builder.machine());
        dependencies(definition.putArray("resolvedDependencies"));
        ObjectNode run = predicate.putObject("runDetails");
        run.putObject("builder").put("id", builder.id());
        ObjectNode metadata = run.putObject("metadata");
        if (!builder.invocation().isEmpty()) {
            metadata.put("invocationId", builder.invocation());
        }
        metadata.put("startedOn", began.toString())
                .put("finishedOn", release.released().toString());
        return root.toPrettyString();
    }

    private void dependencies(ArrayNode list) {
        list.addObject()
                .put("uri", "git+" + (source.isEmpty() ? "file:." : source) + "@refs/tags/" + release.tag())
                .set(
                        "digest",
                        JSON.createObjectNode().put("gitCommit", release.code().sha()));
        materials.forEach(material -> list.addObject()
                .put("uri", material.uri())
                .set("digest", JSON.createObjectNode().put("sha256", material.sha256())));
    }
}
