package dev.chainon.serving.predictor;

import java.util.List;

/** Where the snapshots of an epoch are found: the pointers on the snapshots topic. One thread at a time. */
interface SnapshotIndex extends AutoCloseable {

    void publish(SnapshotPointer pointer);

    List<SnapshotPointer> newestFirst();

    @Override
    void close();
}
