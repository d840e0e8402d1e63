/** One report, three renderings: console text, one HTML file, JSON. */
package dev.chainon.evidence.report.view;
