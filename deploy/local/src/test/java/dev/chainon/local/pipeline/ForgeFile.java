package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * A pipeline file of a forge.
 *
 * @param name from the root of the repository
 * @param text as it is written
 * @param json what it says
 */
record ForgeFile(String name, String text, JsonNode json) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static ForgeFile of(String name, String text) throws IOException {
        return new ForgeFile(name, text, YAML.readTree(text));
    }

    boolean ofGitHub() {
        return name.startsWith(".github/");
    }

    /** What the official schema of its forge objects to. */
    List<String> violations() throws IOException {
        String schema = "/forges/" + (ofGitHub() ? "github-workflow" : "gitlab-ci") + ".schema.json";
        try (InputStream in = Objects.requireNonNull(ForgeFile.class.getResourceAsStream(schema))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(in, InputFormat.JSON)
                    .validate(json)
                    .stream()
                    .map(Error::toString)
                    .map(error -> name + ": " + error)
                    .toList();
        }
    }

    /** Its jobs, what they inherit included. */
    List<ForgeJob> jobs() {
        return ofGitHub() ? GitHubJobs.of(json) : GitLabJobs.of(json);
    }
}
