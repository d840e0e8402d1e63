package dev.chainon.training;

import java.util.SplittableRandom;

/**
 * The order in which an epoch visits the rows: blocks of rows that follow each other on disk, the blocks shuffled, a shorter one at the end. A block is one
 * sequential read; a batch of many small blocks comes from as many moments of the period.
 */
final class BlockShuffle {

    private final int rows;
    private final int blockRows;
    private final int[] order;

    BlockShuffle(int rows, int blockRows, long seed) {
        this.rows = rows;
        this.blockRows = blockRows;
        this.order = new int[(rows + blockRows - 1) / blockRows];
        SplittableRandom random = new SplittableRandom(seed);
        int whole = rows / blockRows;
        for (int i = 0; i < whole; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        if (whole < order.length) {
            order[whole] = whole;
        }
    }

    /** Rows that follow each other on disk. */
    @FunctionalInterface
    interface Run {
        void rows(int firstRow, int count);
    }

    /** Tells the rows from one position of the order to another, run by run. */
    void forEachRun(int from, int count, Run visitor) {
        int position = from;
        while (position < from + count) {
            int inside = position % blockRows;
            int here = Math.min(count(position / blockRows) - inside, from + count - position);
            visitor.rows(firstRow(position / blockRows) + inside, here);
            position += here;
        }
    }

    private int firstRow(int position) {
        return order[position] * blockRows;
    }

    private int count(int position) {
        return Math.min(blockRows, rows - firstRow(position));
    }
}
