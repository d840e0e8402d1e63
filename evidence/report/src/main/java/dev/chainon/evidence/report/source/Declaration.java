package dev.chainon.evidence.report.source;

import java.time.LocalDate;

/** What a person stands for: dated, with a name and a link to where it can be read. */
public record Declaration(String clause, LocalDate date, String person, String link, String statement) {}
