/** What a repository holds as evidence: records of tests, tests that name a clause, figures, attestations, declarations. */
package dev.chainon.evidence.report.source;
