package dev.chainon.console.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The topics of the epoch and who reads them. */
public interface Streams {

    List<StreamLine> streams();

    /**
     * One topic.
     *
     * @param key its name without prefix and epoch, such as {@code clean}
     * @param perSecond records a second over the last ten seconds; empty until it was looked at twice
     * @param records how many it holds; empty if the broker does not answer
     * @param latency from the arrival of the raw record to the append here; empty where it is not measured
     */
    record StreamLine(
            String key,
            String topic,
            OptionalDouble perSecond,
            OptionalLong records,
            Optional<Latency> latency,
            List<ReaderLine> readers) {
        public StreamLine {
            Objects.requireNonNull(key);
            Objects.requireNonNull(topic);
            readers = List.copyOf(readers);
        }
    }

    /** Milliseconds. */
    record Latency(double p50, double p99) {}

    /** @param lag records that it has not read yet; empty where nobody tells */
    record ReaderLine(String name, OptionalLong lag) {}
}
