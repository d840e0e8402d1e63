package dev.chainon.local.supply;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody's decision to live with a known vulnerability for a while.
 *
 * @param advisory one of its names
 * @param module {@code group:name} of the library
 * @param reason why it does no harm here, or what is waited for
 * @param owner the role that answers for it, never a person's name
 * @param until the last day on which it holds, {@code 2026-12-31}
 */
record Waiver(
        @JsonProperty(required = true) String advisory,
        @JsonProperty(required = true) String module,
        @JsonProperty(required = true) String reason,
        @JsonProperty(required = true) String owner,
        @JsonProperty(required = true) String until) {

    /** Where the kept ones lie, from the root of the repository. */
    static final String KEPT = "config/supply/waivers.yaml";

    private static final int SHORTEST_REASON = 20;

    Waiver {
        if (reason.strip().length() < SHORTEST_REASON || owner.isBlank()) {
            throw new IllegalArgumentException("the waiver of " + advisory + " needs a reason of at least "
                    + SHORTEST_REASON + " letters and the role that answers for it");
        }
        LocalDate.parse(until);
    }

    /** @throws Failure if the file cannot be read, or one of its entries lacks something */
    static List<Waiver> read(Path file) {
        try {
            return List.copyOf(
                    new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), new TypeReference<List<Waiver>>() {}));
        } catch (IOException e) {
            throw new Failure("The waivers in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Whether it is about this. */
    boolean covers(Component component, Advisory vulnerability) {
        return module.equals(component.module()) && vulnerability.isCalled(advisory);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isAfter(LocalDate.parse(until));
    }
}
