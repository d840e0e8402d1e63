package dev.chainon.training.distributed;

/**
 * What happened in a round.
 *
 * @param epoch counted from 1
 * @param number within the epoch, counted from 0
 * @param shards that were asked
 * @param missing of them gave no answer in time
 * @param rows that were learnt from
 * @param planned rows that the shards which answered had
 * @param seconds from handing out the parameters to having their average
 * @param slowest seconds that the slowest answer took to compute
 * @param computed seconds of computing, all answers together
 * @param bytes of one answer
 */
public record RoundRecord(
        int epoch,
        int number,
        int shards,
        int missing,
        long rows,
        long planned,
        double seconds,
        double slowest,
        double computed,
        long bytes) {}
