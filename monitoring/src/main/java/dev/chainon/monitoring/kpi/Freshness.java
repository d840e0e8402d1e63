package dev.chainon.monitoring.kpi;

import dev.chainon.core.process.Telemetry;
import dev.chainon.monitoring.stream.StreamPulse;
import java.util.List;
import java.util.OptionalLong;

/**
 * Counts looks at the stream, and those that found it stale: the purification, or the replica that is furthest, more than ten seconds behind the end of its
 * log at the log's own rate. Looks count from the first fresh one on: a platform that starts has nothing to be fresh with. One thread at a time.
 */
public final class Freshness {

    private static final double SECONDS = 10;
    /** Places of readers are a few seconds old: so few records are no sign of anything. */
    private static final double RECORDS = 200;

    private final Telemetry telemetry;
    private boolean begun;

    public Freshness(Telemetry telemetry) {
        this.telemetry = telemetry;
        telemetry.count("chainon_freshness_looks_total", 0);
        telemetry.count("chainon_freshness_stale_looks_total", 0);
    }

    /** @param topics as they are now; none while the broker does not answer */
    public void look(List<StreamPulse.Topic> topics) {
        boolean fresh = fresh(topics, "raw", "purification") && fresh(topics, "clean", "serving");
        begun |= fresh;
        if (begun) {
            telemetry.count("chainon_freshness_looks_total", 1);
            telemetry.count("chainon_freshness_stale_looks_total", fresh ? 0 : 1);
        }
    }

    private static boolean fresh(List<StreamPulse.Topic> topics, String key, String reader) {
        return topics.stream()
                .filter(topic -> topic.key().equals(key) && topic.records() > 0)
                .anyMatch(topic -> least(topic, reader)
                        .stream()
                        .anyMatch(lag -> lag <= Math.max(RECORDS, SECONDS * topic.perSecond().orElse(0))));
    }

    private static OptionalLong least(StreamPulse.Topic topic, String reader) {
        return topic.readers().stream()
                .filter(r -> r.name().startsWith(reader))
                .flatMapToLong(r -> r.lag().stream())
                .min();
    }
}
