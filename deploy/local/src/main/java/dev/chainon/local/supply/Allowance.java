package dev.chainon.local.supply;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that looks like a secret and is none, such as an example of a standard.
 *
 * @param sha256 of what looks like a secret: another value in the same place is found all the same
 */
record Allowance(
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) String reason) {

    /** Where the kept ones lie, from the root of the repository. */
    static final String KEPT = "config/supply/secrets.yaml";

    Allowance {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the allowance of " + sha256 + " needs a reason");
        }
    }

    /** @throws Failure if the file cannot be read, or one of its entries lacks something */
    static List<Allowance> read(Path file) {
        try {
            return List.copyOf(new ObjectMapper(new YAMLFactory())
                    .readValue(file.toFile(), new TypeReference<List<Allowance>>() {}));
        } catch (IOException e) {
            throw new Failure("The allowances in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
