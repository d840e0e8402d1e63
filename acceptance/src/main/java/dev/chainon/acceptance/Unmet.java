package dev.chainon.acceptance;

/** What a check expects is not so: the check has failed, for this reason. */
final class Unmet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fr;
    private final String en;

    Unmet(String fr, String en) {
        super(en, null, false, false);
        this.fr = fr;
        this.en = en;
    }

    static void unless(boolean met, String fr, String en) {
        if (!met) {
            throw new Unmet(fr, en);
        }
    }

    Finding finding() {
        return Finding.failed(fr, en);
    }
}
