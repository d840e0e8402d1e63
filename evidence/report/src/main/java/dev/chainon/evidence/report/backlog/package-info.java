/** The backlog of the project as it is written in {@code docs/backlog.yaml}, read strictly. May import the catalogue's words and SnakeYAML, which knows lines. */
package dev.chainon.evidence.report.backlog;
