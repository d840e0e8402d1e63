package dev.chainon.monitoring.kpi;

import dev.chainon.core.process.Telemetry;
import dev.chainon.monitoring.stream.StreamPulse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Counts looks at the stream, and those that found it stale: the purification, or the replica that is furthest, more than ten seconds behind the end of its
 * log at the log's own rate. Looks count from the first fresh one on: a platform that starts has nothing to be fresh with. A look that could not see a
 * reader's place, as on a machine where each answers late, is none; half a minute of them is stale. One thread at a time.
 */
public final class Freshness {

    private static final double SECONDS = 10;
    /** Places of readers are a few seconds old: so few records are no sign of anything. */
    private static final double RECORDS = 200;

    private static final long BLIND_MILLIS = Duration.ofSeconds(30).toMillis();

    private final Telemetry telemetry;
    private boolean begun;
    private long seenMillis;

    private enum Sight {
        FRESH,
        BLIND,
        STALE
    }

    public Freshness(Telemetry telemetry) {
        this.telemetry = telemetry;
        telemetry.count("chainon_freshness_looks_total", 0);
        telemetry.count("chainon_freshness_stale_looks_total", 0);
    }

    /**
     * One look.
     *
     * @param topics as they are now; none while the broker does not answer
     * @param millis of a clock that only goes forward
     */
    public void look(List<StreamPulse.Topic> topics, long millis) {
        Sight purification = sight(topics, "raw", "purification");
        Sight replica = sight(topics, "clean", "serving");
        Sight worst = purification.compareTo(replica) > 0 ? purification : replica;
        if (worst != Sight.BLIND) {
            seenMillis = millis;
        }
        begun |= worst == Sight.FRESH;
        if (begun && (worst != Sight.BLIND || millis - seenMillis > BLIND_MILLIS)) {
            telemetry.count("chainon_freshness_looks_total", 1);
            telemetry.count("chainon_freshness_stale_looks_total", worst == Sight.FRESH ? 0 : 1);
        }
    }

    private static Sight sight(List<StreamPulse.Topic> topics, String key, String reader) {
        return topics.stream()
                .filter(topic -> topic.key().equals(key) && topic.records() > 0)
                .findFirst()
                .map(topic -> sight(topic, reader))
                .orElse(Sight.BLIND);
    }

    private static Sight sight(StreamPulse.Topic topic, String reader) {
        double most = Math.max(RECORDS, SECONDS * topic.perSecond().orElse(0));
        List<OptionalLong> lags = topic.readers().stream()
                .filter(r -> r.name().startsWith(reader))
                .map(StreamPulse.Reader::lag)
                .toList();
        if (lags.stream().anyMatch(lag -> lag.isPresent() && lag.getAsLong() <= most)) {
            return Sight.FRESH;
        }
        return !lags.isEmpty() && lags.stream().allMatch(OptionalLong::isPresent) ? Sight.STALE : Sight.BLIND;
    }
}
