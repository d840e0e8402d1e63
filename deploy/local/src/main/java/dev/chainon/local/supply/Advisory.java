package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A known vulnerability, from a record in the Open Source Vulnerability format (<a href="https://ossf.github.io/osv-schema/">schema</a>).
 *
 * @param id such as {@code GHSA-jfh8-c2jp-5v3q}
 * @param aliases its other names, such as {@code CVE-2021-44228}
 * @param severity the database's word, such as {@code CRITICAL}; empty where it gives none
 * @param vector the CVSS vector; empty where there is none
 * @param affected the packages of Maven that it touches, each with its versions
 */
record Advisory(
        String id, List<String> aliases, String summary, String severity, String vector, List<Affected> affected) {

    private static final String MAVEN = "Maven";

    Advisory {
        aliases = List.copyOf(aliases);
        affected = List.copyOf(affected);
    }

    /** The advisory; none where it touches no package of Maven, or was withdrawn. */
    static Optional<Advisory> of(JsonNode record) {
        List<Affected> affected = new ArrayList<>();
        record.path("affected").forEach(node -> {
            if (node.path("package").path("ecosystem").asText().equals(MAVEN)) {
                affected.add(Affected.of(node));
            }
        });
        if (affected.isEmpty() || record.hasNonNull("withdrawn")) {
            return Optional.empty();
        }
        List<String> aliases = new ArrayList<>();
        record.path("aliases").forEach(alias -> aliases.add(alias.asText()));
        return Optional.of(new Advisory(
                record.path("id").asText(),
                aliases,
                record.path("summary").asText(),
                record.path("database_specific").path("severity").asText(),
                vector(record),
                affected));
    }

    private static String vector(JsonNode record) {
        String vector = "";
        for (JsonNode score : record.path("severity")) {
            vector = score.path("score").asText();
        }
        return vector;
    }

    /** What it says of this library in this version; empty where it does not touch it. */
    Optional<Affected> touches(Component component) {
        return affected.stream()
                .filter(range -> range.module().equals(component.module()))
                .filter(range -> range.holds(component.version()))
                .findFirst();
    }

    /** Whether this is one of its names. */
    boolean isCalled(String name) {
        return id.equals(name) || aliases.contains(name);
    }
}
