package dev.chainon.training;

import java.util.SplittableRandom;

/**
 * The order in which an epoch visits the rows: blocks of rows that follow each other on disk, the blocks shuffled. A block is one sequential read; a batch of
 * many small blocks comes from as many moments of the period.
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
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    int blocks() {
        return order.length;
    }

    int firstRow(int position) {
        return order[position] * blockRows;
    }

    int count(int position) {
        return Math.min(blockRows, rows - firstRow(position));
    }
}
