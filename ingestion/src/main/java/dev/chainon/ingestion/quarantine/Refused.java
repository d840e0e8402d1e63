package dev.chainon.ingestion.quarantine;

import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.QuarantineReader;
import dev.chainon.streams.SeenRefusals;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The refused records of one replay, read from their topic, each once: the stream may have written one again after a restart. */
final class Refused {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final String bootstrap;
    private final Topics topics;

    Refused(String bootstrap, Topics topics) {
        this.bootstrap = bootstrap;
        this.topics = topics;
    }

    /** Hands over all that is there now, those of one rule in the order of their offsets in the raw topic. */
    void each(Consumer<Quarantined> reader) {
        try (QuarantineReader topic = new QuarantineReader(bootstrap, topics)) {
            long end = topic.endOffset();
            SeenRefusals seen = new SeenRefusals();
            long heard = System.nanoTime();
            while (topic.position() < end) {
                for (Quarantined record : topic.poll(PATIENCE)) {
                    heard = System.nanoTime();
                    if (seen.isNew(record)) {
                        reader.accept(record);
                    }
                }
                if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                    throw new IllegalStateException("the broker at " + bootstrap + " no longer answers");
                }
            }
        }
    }

    /** Those of these offsets that are there. */
    SortedMap<Long, Quarantined> at(Set<Long> offsets) {
        TreeMap<Long, Quarantined> found = new TreeMap<>();
        each(record -> {
            if (offsets.contains(record.rawOffset())) {
                found.put(record.rawOffset(), record);
            }
        });
        return found;
    }

    SortedMap<Long, Quarantined> of(String rule) {
        TreeMap<Long, Quarantined> found = new TreeMap<>();
        each(record -> {
            if (record.rule().equals(rule)) {
                found.put(record.rawOffset(), record);
            }
        });
        return found;
    }
}
