package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the libraries against the advisories, one record at a time. Not thread-safe. */
final class Scan {

    private final Bom bom;
    private final List<Waiver> waivers;
    private final LocalDate today;
    private final Map<String, List<Component>> versions = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<Waiver> used = new HashSet<>();
    private String newest = "";

    Scan(Bom bom, List<Waiver> waivers, LocalDate today) {
        this.bom = bom;
        this.waivers = List.copyOf(waivers);
        this.today = today;
        bom.foreign().forEach(component -> versions.computeIfAbsent(component.module(), m -> new ArrayList<>())
                .add(component));
    }

    /** Takes one record of the OSV format. A record that comes twice counts once. */
    void take(JsonNode record) {
        String modified = record.path("modified").asText();
        newest = modified.compareTo(newest) > 0 ? modified : newest;
        Advisory.of(record).filter(advisory -> seen.add(advisory.id())).ifPresent(this::match);
    }

    private void match(Advisory advisory) {
        advisory.affected().stream()
                .map(Affected::module)
                .distinct()
                .flatMap(module -> versions.getOrDefault(module, List.of()).stream())
                .forEach(component -> advisory.touches(component)
                        .ifPresent(affected -> findings.add(finding(component, advisory, affected))));
    }

    private Finding finding(Component component, Advisory advisory, Affected affected) {
        Optional<Waiver> waiver = waivers.stream()
                .filter(decision -> decision.covers(component, advisory))
                .max(Comparator.comparing(Waiver::until));
        waiver.ifPresent(used::add);
        Finding.State state = waiver.map(
                        decision -> decision.holdsOn(today) ? Finding.State.WAIVED : Finding.State.EXPIRED)
                .orElse(Finding.State.OPEN);
        return new Finding(
                component, advisory, bom.path(component), affected.fixedAfter(component.version()), waiver, state);
    }

    /** What fails first, then by name. */
    List<Finding> findings() {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::fails)
                        .reversed()
                        .thenComparing(finding -> finding.component().coordinates())
                        .thenComparing(finding -> finding.advisory().id()))
                .toList();
    }

    /** When the newest record was modified, as it says itself; empty where there was none. */
    String newest() {
        return newest;
    }

    /** Decisions that met nothing: they can go, or the advisories are not those they were made for. */
    List<Waiver> unused() {
        return waivers.stream().filter(waiver -> !used.contains(waiver)).toList();
    }
}
