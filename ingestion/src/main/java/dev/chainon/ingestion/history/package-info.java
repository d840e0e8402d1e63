/** The history: loaded, purified row by row, numbered, put in the order of the log, reconciled. */
package dev.chainon.ingestion.history;
