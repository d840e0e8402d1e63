/** What the certification asks, in our words: blocks, criteria, the clauses they split into, skills, knowledge and the thesis. */
package dev.chainon.evidence.report.catalogue;
