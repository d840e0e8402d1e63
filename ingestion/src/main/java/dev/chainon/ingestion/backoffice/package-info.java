/** The back office: Iceberg tables with their catalog in a database of its own, written and read file by file. */
package dev.chainon.ingestion.backoffice;
