package dev.chainon.evidence.report.catalogue;

/** A language of the pages; French comes first. */
public enum Language {
    FR,
    EN
}
