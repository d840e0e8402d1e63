package dev.chainon.evidence.report.catalogue;

/** The same sentence in French and in English. */
public record Words(String fr, String en) {

    public String in(Language language) {
        return language == Language.FR ? fr : en;
    }
}
