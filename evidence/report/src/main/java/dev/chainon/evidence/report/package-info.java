/**
 * Catalogue, records, figures, attestations and declarations joined into one report of what is shown and what is not.
 *
 * <p>{@link dev.chainon.evidence.report.EvidenceReader} reads a repository, the views render the report. May import the ledger, Jackson and
 * FreeMarker; knows no stage, no database and no network.
 */
package dev.chainon.evidence.report;
