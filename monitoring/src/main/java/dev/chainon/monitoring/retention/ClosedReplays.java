package dev.chainon.monitoring.retention;

import dev.chainon.store.Epochs;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Removes the topics of replays that were closed long ago: nothing reads them any more, and what they were rebuilt into has gone before. Thread-safe. */
public final class ClosedReplays {

    private final Epochs epochs;
    private final String bootstrap;
    private final String topicPrefix;

    public ClosedReplays(Epochs epochs, String bootstrap, String topicPrefix) {
        this.epochs = epochs;
        this.bootstrap = bootstrap;
        this.topicPrefix = topicPrefix;
    }

    /**
     * Removes the topics of every replay that has been closed for longer than this, and gives their names. Swept again, nothing more goes.
     *
     * @throws RuntimeException if the database or the broker refuses or is away
     */
    public List<String> sweep(Duration period) {
        List<Integer> over = epochs.closedFor(period);
        List<String> removed = new ArrayList<>();
        if (!over.isEmpty()) {
            try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
                over.forEach(epoch -> removed.addAll(admin.remove(new Topics(topicPrefix, epoch))));
            }
        }
        return removed;
    }
}
