package dev.chainon.evidence.report.source;

import dev.chainon.evidence.report.catalogue.Words;

/** Something wrong with the evidence itself: an edited file, an unknown clause, a signature that does not fit. */
public record Fault(String where, Words what) {

    public static Fault of(String where, String fr, String en) {
        return new Fault(where, new Words(fr, en));
    }
}
