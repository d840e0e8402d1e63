package dev.chainon.acceptance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of an acceptance, without the signature, which is a person's.
 *
 * @param place where it was held
 * @param tests those that were executed by address, in the order of the plan
 */
public record Minutes(Place place, Plan plan, List<Executed> tests) {

    /**
     * Where and when.
     *
     * @param url the address that was asked
     * @param monitoring its monitoring process; empty if none was given
     * @param model and version that answered; empty where the server did not say
     * @param commit of the code that was asked to be accepted; empty if unknown
     */
    public record Place(
            String url,
            String monitoring,
            String model,
            String version,
            String commit,
            String machine,
            Instant started,
            double seconds) {}

    public Minutes {
        tests = List.copyOf(tests);
    }

    public Decision decision() {
        return Decision.of(tests);
    }

    /** What did not pass. */
    public List<Executed> anomalies() {
        return tests.stream()
                .filter(test -> test.finding().verdict() != Verdict.PASSED)
                .toList();
    }

    /** Anomalies that a person accepts, with the reason. */
    public List<Executed> reservations() {
        return anomalies().stream()
                .filter(test -> !test.stops() && !test.reservation().isEmpty())
                .toList();
    }

    public long count(Verdict verdict) {
        return tests.stream()
                .filter(test -> test.finding().verdict() == verdict)
                .count();
    }

    /** Every figure that was measured, and the counts. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        tests.forEach(test -> figures.putAll(test.finding().figures()));
        figures.put("acceptance.passed", (double) count(Verdict.PASSED));
        figures.put("acceptance.failed", (double) count(Verdict.FAILED));
        figures.put("acceptance.notrun", (double) count(Verdict.NOT_RUN));
        return figures;
    }
}
