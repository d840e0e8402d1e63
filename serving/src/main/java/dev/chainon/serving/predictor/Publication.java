package dev.chainon.serving.predictor;

import dev.chainon.core.model.Prediction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Predictions between their computation and the topic. One thread at a time.
 *
 * <p>A leader publishes in the order of the log without a gap, starting right after what it has seen published. So the greatest raw offset in the topic
 * says it all: what is at or below it is published, what is above it is not. Predictions leave this buffer only when the topic has them.
 */
final class Publication {

    private static final int CHUNK = 500;

    private final PredictionTopic topic;
    private final BooleanSupplier leads;
    private final Consumer<List<Prediction>> published;
    private final ReplicaAudit audit;
    private final Deque<Prediction> unpublished = new ArrayDeque<>();
    private long lastPublished = -1;
    private boolean leading;

    /** @param published is told of what this replica published */
    Publication(
            PredictionTopic topic, BooleanSupplier leads, Consumer<List<Prediction>> published, ReplicaAudit audit) {
        this.topic = topic;
        this.leads = leads;
        this.published = published;
        this.audit = audit;
    }

    /** Learns what was published before this replica began. */
    void open() {
        seen(topic.readToEnd());
    }

    /** Whether the prediction of an instance is still to be published, as far as is known. */
    boolean needs(long rawOffset) {
        return rawOffset > lastPublished;
    }

    /** @param predictions the next ones in the order of the log */
    void offer(List<Prediction> predictions) {
        predictions.stream().filter(p -> needs(p.rawOffset())).forEach(unpublished::add);
    }

    int size() {
        return unpublished.size();
    }

    long lastPublished() {
        return lastPublished;
    }

    /** Publishes all there is as a leader; drops what the leader published as a standby. */
    void advance() {
        if (!leads.getAsBoolean()) {
            leading = false;
            follow(topic.poll());
            return;
        }
        if (!leading) {
            seen(topic.readToEnd());
            leading = true;
        }
        while (!unpublished.isEmpty() && leads.getAsBoolean()) {
            List<Prediction> chunk = head();
            topic.publish(chunk);
            seen(chunk.get(chunk.size() - 1).rawOffset());
            published.accept(chunk);
        }
    }

    /** Both are in the order of the log, so what is beyond the greatest offset was not published yet. */
    private void follow(List<Prediction> others) {
        audit.compare(unpublished, others);
        seen(others.stream().mapToLong(Prediction::rawOffset).max().orElse(-1));
    }

    private List<Prediction> head() {
        List<Prediction> chunk = new ArrayList<>(Math.min(CHUNK, unpublished.size()));
        for (Prediction each : unpublished) {
            chunk.add(each);
            if (chunk.size() == CHUNK) {
                break;
            }
        }
        return chunk;
    }

    private void seen(long rawOffset) {
        lastPublished = Math.max(lastPublished, rawOffset);
        while (!unpublished.isEmpty() && unpublished.getFirst().rawOffset() <= lastPublished) {
            unpublished.removeFirst();
        }
    }
}
