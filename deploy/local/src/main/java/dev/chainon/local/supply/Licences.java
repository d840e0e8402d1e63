package dev.chainon.local.supply;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which licences may be shipped, and what was decided where a POM names several, none, or another word.
 *
 * @param allowed SPDX identifiers
 * @param names words of POMs to SPDX identifiers
 * @param decisions the first that fits holds
 */
record Licences(
        @JsonProperty(required = true) Set<String> allowed,
        @JsonProperty(required = true) Map<String, String> names,
        @JsonProperty(required = true) List<Licences.Decision> decisions) {

    /** Where the kept ones lie, from the root of the repository. */
    static final String KEPT = "config/supply/licences.yaml";

    /**
     * What was decided for one library or several.
     *
     * @param module {@code group:name}; a {@code *} stands for anything
     * @param licence the one that holds
     * @param en the reason, and the same in French
     */
    record Decision(
            @JsonProperty(required = true) String module,
            @JsonProperty(required = true) String licence,
            @JsonProperty(required = true) String en,
            @JsonProperty(required = true) String fr) {

        Decision {
            if (en.isBlank() || fr.isBlank()) {
                throw new IllegalArgumentException("the decision on " + module + " needs a reason, in both languages");
            }
        }

        boolean fits(Component component) {
            String pattern = "\\Q" + module.replace("*", "\\E.*\\Q") + "\\E";
            return component.module().matches(pattern);
        }
    }

    /**
     * A library and the licence that holds.
     *
     * @param licence empty where it is not allowed or not known
     * @param wrong why it is not allowed; empty where it is
     * @param decision what was decided; empty where nothing had to be
     */
    record Verdict(Component component, Optional<String> licence, String wrong, Optional<Licences.Decision> decision) {

        private static Verdict refused(Component component, String wrong) {
            return new Verdict(component, Optional.empty(), wrong, Optional.empty());
        }
    }

    Licences {
        allowed = Set.copyOf(allowed);
        names = Map.copyOf(names);
        decisions = List.copyOf(decisions);
    }

    /** @throws Failure if the file cannot be read, or one of its entries lacks something */
    static Licences read(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Licences.class);
        } catch (IOException e) {
            throw new Failure("The licences in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Every library with its verdict, in the order of their names. */
    List<Verdict> judge(Bom bom) {
        return bom.foreign().stream().map(this::judge).toList();
    }

    private Verdict judge(Component component) {
        Optional<Decision> decision =
                decisions.stream().filter(one -> one.fits(component)).findFirst();
        if (decision.isPresent()) {
            return new Verdict(component, Optional.of(decision.get().licence()), "", decision);
        }
        if (component.licences().isEmpty()) {
            return Verdict.refused(component, "its POM names no licence");
        }
        List<String> own = component.licences().stream()
                .map(name -> Optional.ofNullable(names.get(name)).orElse(name))
                .distinct()
                .toList();
        // Two names may mean a choice or both together: without a decision each must be allowed.
        return own.stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .map(name -> Verdict.refused(component, name + " is not in the list of what is allowed"))
                .orElseGet(() -> new Verdict(component, Optional.of(String.join(", ", own)), "", Optional.empty()));
    }
}
