package dev.chainon.training;

import java.util.HashMap;
import java.util.Map;

/** What one thread computes of a batch: its rows chunk by chunk, and their gradient. One thread at a time. */
final class Share implements AutoCloseable {

    /** Rows whose activations stay in a core's cache. */
    private static final int CHUNK_ROWS = 512;

    private final Topology topology;
    private final Encoder encoder;
    private final Slopes slopes;
    private final Map<Integer, Chunk> chunks = new HashMap<>();

    Share(Topology topology, Encoder encoder) {
        this.topology = topology;
        this.encoder = encoder;
        this.slopes = new Slopes(topology);
    }

    /** The gradient of the summed cross-entropy of these rows of the order, divided by the rows of the whole batch. */
    void learn(Parameters parameters, Split split, BlockShuffle order, Rows mine, int batch) {
        slopes.clear();
        for (int done = 0; done < mine.count(); done += CHUNK_ROWS) {
            Chunk chunk = chunk(split, Math.min(CHUNK_ROWS, mine.count() - done));
            order.forEachRun(mine.from() + done, chunk.rows(), (row, rows) -> chunk.add(split, row, rows));
            chunk.learn(parameters, slopes, batch);
        }
    }

    /** Writes the probabilities of these rows of a split. */
    void score(Parameters parameters, Split split, Rows mine, float[] into) {
        for (int done = 0; done < mine.count(); done += CHUNK_ROWS) {
            Chunk chunk = chunk(split, Math.min(CHUNK_ROWS, mine.count() - done));
            int first = mine.from() + done;
            chunk.add(split, first, chunk.rows());
            System.arraycopy(chunk.forward(parameters), 0, into, first, chunk.rows());
        }
    }

    /** Of the last {@link #learn}, as the topology lays it out. */
    float[] gradient() {
        return slopes.values();
    }

    private Chunk chunk(Split split, int rows) {
        Chunk chunk = chunks.computeIfAbsent(rows, wanted -> new Chunk(topology, encoder, split.width(), wanted));
        chunk.clear();
        return chunk;
    }

    /** Positions that follow each other. */
    record Rows(int from, int count) {

        /** One of several shares of equal size, up to one row. */
        Rows share(int number, int shares) {
            int begin = (int) ((long) count * number / shares);
            int end = (int) ((long) count * (number + 1) / shares);
            return new Rows(from + begin, end - begin);
        }
    }

    @Override
    public void close() {
        chunks.values().forEach(Chunk::close);
        slopes.close();
    }
}
