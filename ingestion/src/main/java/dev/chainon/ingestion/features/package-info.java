/** Feature sets by batch: label counts by map-reduce, then runs of days, each with an engine of its own. */
package dev.chainon.ingestion.features;
