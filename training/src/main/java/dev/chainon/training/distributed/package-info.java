/**
 * Learns a network on a Spark cluster by local gradient steps and periodic averaging: one ordinary Spark job a round.
 *
 * <p>May import what the parent package says of itself, and Spark: it is the only place beside ingestion that may. The algorithm ({@code LocalSgd}, {@code ShardWork}) knows
 * nothing of Spark; {@code SparkWorkforce} and its neighbours do.
 */
package dev.chainon.training.distributed;
