package dev.chainon.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All checks by their names. Those that judge everything that was answered come last. */
final class Checks {

    private static final Map<String, Check> ALL = all();

    private Checks() {}

    private static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("ready", new ReadyCheck());
        checks.put("protocol", new ProtocolCheck());
        checks.put("known-answers", new KnownAnswersCheck());
        checks.put("latency", new LatencyCheck());
        checks.put("errors", new ErrorsCheck());
        checks.put("metrics", new MetricsCheck());
        checks.put("monitoring", new MonitoringCheck());
        checks.put("personal-data", new PersonalDataCheck());
        checks.put("headers", new HeadersCheck());
        checks.put("cookies", new CookiesCheck());
        return checks;
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /** @throws IllegalArgumentException if there is none of the name */
    static Check named(String name) {
        Check check = ALL.get(name);
        if (check == null) {
            throw new IllegalArgumentException("there is no check " + name + "; there are " + ALL.keySet());
        }
        return check;
    }
}
