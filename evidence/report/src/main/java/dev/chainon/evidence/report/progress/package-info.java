/** What the backlog tells of the project's progress, computed once for every output. May import the backlog. */
package dev.chainon.evidence.report.progress;
