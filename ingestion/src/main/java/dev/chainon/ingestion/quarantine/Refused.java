package dev.chainon.ingestion.quarantine;

import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.QuarantineReader;
import dev.chainon.streams.SeenRefusals;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Hears of refused records, one at a time. */
    interface Listener {
        void hear(Quarantined record) throws IOException;
    }

    /** Hands over all that is there now, those of one rule in the order of their offsets in the raw topic. */
    void each(Listener listener) throws IOException {
        try (QuarantineReader topic = new QuarantineReader(bootstrap, topics)) {
            long end = topic.endOffset();
            SeenRefusals seen = new SeenRefusals();
            long heard = System.nanoTime();
            while (topic.position() < end) {
                List<Quarantined> polled = topic.poll(PATIENCE);
                for (Quarantined record : polled) {
                    if (seen.isNew(record)) {
                        listener.hear(record);
                    }
                }
                heard = polled.isEmpty() ? heard : System.nanoTime();
                if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                    throw new IllegalStateException("the broker at " + bootstrap + " no longer answers");
                }
            }
        }
    }

    /** The one of this offset, if it is there. */
    Optional<Quarantined> at(long offset) throws IOException {
        List<Quarantined> found = new ArrayList<>(1);
        each(record -> {
            if (record.rawOffset() == offset) {
                found.add(record);
            }
        });
        return found.stream().findFirst();
    }
}
