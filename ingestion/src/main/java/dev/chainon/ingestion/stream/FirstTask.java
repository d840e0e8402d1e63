package dev.chainon.ingestion.stream;

import java.util.concurrent.CompletableFuture;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Knows when the first task of a session has started: a query says that it runs seconds before it looks at its first record. */
final class FirstTask extends SparkListener {

    private final CompletableFuture<Void> started = new CompletableFuture<>();

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        started.complete(null);
    }

    /** Done when a task has started. */
    CompletableFuture<Void> started() {
        return started;
    }
}
