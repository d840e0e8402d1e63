package dev.chainon.acceptance;

/** How the execution of a planned test ended. */
public enum Verdict {
    PASSED(new Words("réussi", "passed")),
    FAILED(new Words("en échec", "failed")),
    NOT_RUN(new Words("non exécuté", "not run"));

    private final Words words;

    Verdict(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
