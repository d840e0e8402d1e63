/** What the pipeline's jobs and streams tell of their data: the tables, files and topics they read and write, as core's lineage port wants them. */
package dev.chainon.ingestion.lineage;
