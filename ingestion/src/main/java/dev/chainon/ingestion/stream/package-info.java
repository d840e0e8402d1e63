/** Purification of raw records, by stream and by batch alike: to clean events or quarantine, and the copy of the clean log to the back office. */
package dev.chainon.ingestion.stream;
