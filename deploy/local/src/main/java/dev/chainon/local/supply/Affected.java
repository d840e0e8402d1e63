package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * The versions of one package that an advisory touches: those it lists, and those within its ranges, by Maven's own order of versions.
 *
 * @param module {@code group:name}
 * @param versions listed one by one
 * @param ranges each with its turns
 */
record Affected(String module, Set<String> versions, List<List<Affected.Turn>> ranges) {

    /** From this version on, things change. */
    record Turn(Kind kind, String version) {
        private ComparableVersion comparable() {
            return new ComparableVersion(version);
        }
    }

    /** The kinds of turns. */
    enum Kind {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED
    }

    Affected {
        versions = Set.copyOf(versions);
        ranges = ranges.stream().map(List::copyOf).toList();
    }

    static Affected of(JsonNode node) {
        Set<String> versions = new HashSet<>();
        node.path("versions").forEach(version -> versions.add(version.asText()));
        List<List<Turn>> ranges = new ArrayList<>();
        node.path("ranges").forEach(range -> {
            if (!range.path("type").asText().equals("GIT")) {
                ranges.add(turns(range.path("events")));
            }
        });
        return new Affected(node.path("package").path("name").asText(), versions, ranges);
    }

    private static List<Turn> turns(JsonNode events) {
        List<Turn> turns = new ArrayList<>();
        events.forEach(event -> Stream.of(Kind.values()).forEach(kind -> {
            String name = kind.name().toLowerCase(java.util.Locale.ROOT);
            if (event.has(name)) {
                turns.add(new Turn(kind, event.path(name).asText()));
            }
        }));
        turns.sort(Comparator.comparing(Turn::comparable).thenComparing(Turn::kind));
        return turns;
    }

    /** Whether this version is touched. */
    boolean holds(String version) {
        return versions.contains(version) || ranges.stream().anyMatch(range -> within(range, version));
    }

    private static boolean within(List<Turn> range, String version) {
        ComparableVersion own = new ComparableVersion(version);
        boolean within = false;
        for (Turn turn : range) {
            int order = own.compareTo(turn.comparable());
            // "0" is before every version, those included that Maven orders before 0, such as 0-alpha.
            boolean reached = order >= 0 || turn.version().equals("0");
            switch (turn.kind()) {
                case INTRODUCED -> within = within || reached;
                case FIXED -> within = within && !reached;
                case LAST_AFFECTED -> within = within && order <= 0;
            }
        }
        return within;
    }

    /** The first version after this one that mends it; empty where none is known. */
    Optional<String> fixedAfter(String version) {
        ComparableVersion own = new ComparableVersion(version);
        return ranges.stream()
                .flatMap(List::stream)
                .filter(turn -> turn.kind() == Kind.FIXED)
                .filter(turn -> turn.comparable().compareTo(own) > 0)
                .min(Comparator.comparing(Turn::comparable))
                .map(Turn::version);
    }
}
