/** The progress of the project as text, as HTML and as JSON: drawings of one model. May import the progress, Jackson and FreeMarker. */
package dev.chainon.evidence.report.progress.view;
