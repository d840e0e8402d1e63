package dev.chainon.monitoring.kpi;

import dev.chainon.monitoring.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All indicators and alert rules, those of the service objectives among them, checked against each other.
 *
 * @param owners roles by their key
 */
public record Definitions(
        Map<String, Bilingual> owners,
        List<Objective> objectives,
        List<Indicator> indicators,
        List<AlertRule> alerts) {

    public Definitions {
        owners = Map.copyOf(owners);
        objectives = List.copyOf(objectives);
        indicators = List.copyOf(indicators);
        alerts = List.copyOf(alerts);
        check(owners, indicators, alerts);
    }

    /** Those of the resources. */
    public static Definitions packaged() {
        return DefinitionsYaml.packaged();
    }

    /** What is asked of Prometheus' series: by the names of the series. */
    public Set<String> series() {
        return Stream.concat(
                        indicators.stream().map(Indicator::query), alerts.stream().map(AlertRule::query))
                .flatMap(query -> Query.of(query).names().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public AlertRule alert(String id) {
        return alerts.stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no alert " + id));
    }

    private static void check(Map<String, Bilingual> owners, List<Indicator> indicators, List<AlertRule> alerts) {
        Set<String> rules = alerts.stream().map(AlertRule::id).collect(Collectors.toSet());
        if (rules.size() < alerts.size()) {
            throw new IllegalArgumentException("two alerts have one name");
        }
        Set<String> watched = new TreeSet<>();
        for (Indicator indicator : indicators) {
            if (!owners.containsKey(indicator.owner())) {
                throw new IllegalArgumentException(
                        "indicator " + indicator.id() + ": no role '" + indicator.owner() + "' among owners");
            }
            for (String alert : indicator.alerts()) {
                if (!rules.contains(alert)) {
                    throw new IllegalArgumentException("indicator " + indicator.id() + ": no alert '" + alert + "'");
                }
                watched.add(alert);
            }
        }
        if (!watched.containsAll(rules)) {
            rules.removeAll(watched);
            throw new IllegalArgumentException("alerts that watch no indicator: " + rules);
        }
    }
}
