/**
 * The home of Spark: purification by batch and by stream, the back office, feature sets, exports and the replay.
 *
 * <p>May import core and streams; knows no use case but through {@link dev.chainon.core.UseCase}. Rows of Spark and Iceberg never leave this room.
 */
package dev.chainon.ingestion;
