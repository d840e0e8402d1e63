/**
 * The ways in beside the replay: files dropped into a folder, and records pushed over HTTP. Every record goes to the raw topic as it came; what it is worth
 * is judged by the event rules of the stream, which keep the dirty ones in quarantine. Refused here is only what cannot be a record at all.
 *
 * <p>May import core, streams, Vert.x and Jackson; never Spark, so that its process stays small.
 */
package dev.chainon.ingestion.intake;
