package dev.chainon.local.quality;

/** Some of all: lines that a test reaches, mutants that a test notices. */
record Share(long some, long all) {

    static final Share NONE = new Share(0, 0);

    Share {
        if (some < 0 || some > all) {
            throw new IllegalArgumentException(some + " of " + all + " is no share");
        }
    }

    Share plus(Share other) {
        return new Share(some + other.some, all + other.all);
    }

    /** In percent; of nothing, all of it. */
    double percent() {
        return all == 0 ? 100 : 100.0 * some / all;
    }
}
