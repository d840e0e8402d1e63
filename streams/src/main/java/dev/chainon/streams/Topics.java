package dev.chainon.streams;

import java.util.List;
import java.util.Objects;

/**
 * Names of the topics of one replay.
 *
 * @param prefix the use case's name for its topics, such as {@code flights}
 * @param epoch the replay, from 1
 */
public record Topics(String prefix, int epoch) {

    public Topics {
        Objects.requireNonNull(prefix);
        if (!prefix.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "topic prefix '" + prefix + "' must be lower-case letters, digits and hyphens");
        }
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be 1 or more, not " + epoch);
        }
    }

    /** What the feed sent: JSON bytes, key = subject. */
    public String raw() {
        return name("raw");
    }

    /** Events that passed the contract: Avro, see {@link EventCodec}. */
    public String clean() {
        return name("clean");
    }

    /** Raw records that a rule refused, with the reason: Avro, see {@link QuarantineCodec}. */
    public String quarantine() {
        return name("quarantine");
    }

    /** Published predictions: Avro, see {@link PredictionCodec}. */
    public String predictions() {
        return name("predictions");
    }

    /** Pointers to snapshots of the engine's state. */
    public String snapshots() {
        return name("snapshots");
    }

    public List<String> all() {
        return List.of(raw(), clean(), quarantine(), predictions(), snapshots());
    }

    /** What the contract calls a topic: its name without the epoch. */
    static String place(String topic) {
        return topic.substring(0, topic.lastIndexOf('.'));
    }

    private String name(String part) {
        return prefix + "." + part + ".e" + epoch;
    }
}
