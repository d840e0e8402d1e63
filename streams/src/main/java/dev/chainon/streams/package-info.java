/**
 * The log: its topics, the Avro form of what they carry, and the readers and publishers that every process shares.
 *
 * <p>The real-time job is stateless and at-least-once: after a kill it writes tens of thousands of records again, backwards in time. So nobody reads
 * the clean log but by {@link dev.chainon.streams.LogReader}, which drops what was seen and refuses what lies too far ahead. May import core, Kafka's clients and Avro.
 */
package dev.chainon.streams;
