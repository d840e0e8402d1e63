package dev.chainon.training.experiment.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The runs of an experiment in the order in which they are made: block by block, each block holding every point in a random order of its own.
 *
 * @param runs numbered from 0 in their order
 */
public record Plan(List<Run> runs) {

    /** A run that repeats a point within its block needs another seed, or it would repeat the result too. */
    private static final long NEXT_SEED = 1_000_003;

    /**
     * @param number its place in the order
     * @param point row of the design
     * @param block number of the block, from 0
     * @param seed of this training
     */
    public record Run(int number, int point, int block, long seed) {}

    public Plan {
        runs = List.copyOf(runs);
    }

    /**
     * @param blocks the seed of each block
     * @param replicates how often each block holds each point
     * @param seed of the order
     */
    public static Plan of(Design design, List<Long> blocks, int replicates, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Run> runs = new ArrayList<>();
        int points = design.points().length;
        for (int block = 0; block < blocks.size(); block++) {
            Map<String, Long> seen = new HashMap<>();
            for (int place : shuffled(points * replicates, random)) {
                int point = place % points;
                long times = seen.merge(Arrays.toString(design.points()[point]), 1L, Long::sum) - 1;
                runs.add(new Run(runs.size(), point, block, blocks.get(block) + times * NEXT_SEED));
            }
        }
        return new Plan(runs);
    }

    /** The numbers below a bound in random order (Fisher and Yates). */
    static int[] shuffled(int bound, SplittableRandom random) {
        int[] order = new int[bound];
        for (int i = 0; i < bound; i++) {
            order[i] = i;
        }
        for (int i = bound - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }
}
