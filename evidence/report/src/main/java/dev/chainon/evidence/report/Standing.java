package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Words;

/** How one test stands that names a clause. */
public enum Standing {
    PASSED(State.SHOWN, "réussi", "passed"),
    FAILED(State.REFUTED, "en échec", "failed"),
    STALE(State.STALE, "réussi avant que le code ne change", "passed before the code changed"),
    DISABLED(State.NOT_SHOWN, "désactivé", "disabled"),
    ABORTED(State.NOT_SHOWN, "abandonné", "given up"),
    UNFINISHED(State.NOT_SHOWN, "inachevé", "unfinished"),
    EDITED(State.NOT_SHOWN, "registre retouché", "ledger edited"),
    MISSING(State.NOT_SHOWN, "jamais exécuté", "never run");

    private final State state;
    private final Words words;

    Standing(State state, String fr, String en) {
        this.state = state;
        this.words = new Words(fr, en);
    }

    /** What a clause becomes whose only test stands so. */
    public State state() {
        return state;
    }

    public Words words() {
        return words;
    }
}
