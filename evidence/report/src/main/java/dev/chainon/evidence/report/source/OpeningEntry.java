package dev.chainon.evidence.report.source;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An opening of the sealed period, as its ledger tells of it.
 *
 * @param number counted from 1
 * @param model URI of the version that was judged
 * @param bundle SHA-256 of its manifest
 * @param network SHA-256 of the network that serves
 * @param data tag of the feature set
 * @param code commit, or empty
 * @param end what it came to; empty for one that was cut off, or is under way
 */
public record OpeningEntry(
        int number,
        Instant at,
        String who,
        String why,
        String model,
        String bundle,
        String network,
        String data,
        String code,
        Optional<End> end) {

    /**
     * @param failure why there is no result; empty where there is one
     * @param figures by identifier
     */
    public record End(Instant at, String failure, Map<String, Double> figures) {
        public End {
            Objects.requireNonNull(at);
            Objects.requireNonNull(failure);
            figures = new TreeMap<>(figures);
        }
    }

    public OpeningEntry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(end);
    }

    OpeningEntry ended(End with) {
        return new OpeningEntry(number, at, who, why, model, bundle, network, data, code, Optional.of(with));
    }

    /** Whether there is a result. */
    public boolean judged() {
        return end.filter(found -> found.failure().isEmpty()).isPresent();
    }

    /** Why an opening that ended came to no result; empty otherwise. */
    public String failure() {
        return end.map(End::failure).orElse("");
    }

    /** A figure of the result; not a number where there is none. */
    public double figure(String id) {
        return end.map(found -> found.figures().getOrDefault(id, Double.NaN)).orElse(Double.NaN);
    }
}
