/**
 * The way out of quarantine: a person lists refused records, repairs one by its fields or sends it again as it was, and every such act is written down. What
 * is sent goes to the raw topic and through the rules like anything else; the original stays where it is.
 *
 * <p>May import core, streams and Jackson; never Spark.
 */
package dev.chainon.ingestion.quarantine;
