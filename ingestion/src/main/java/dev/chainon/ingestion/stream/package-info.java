/** Purification by stream: raw records to clean events or quarantine, and the copy of the clean log to the back office. */
package dev.chainon.ingestion.stream;
