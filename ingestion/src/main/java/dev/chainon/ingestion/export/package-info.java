/** What others take from the back office: training files, feed files for the replay, engine snapshots. */
package dev.chainon.ingestion.export;
