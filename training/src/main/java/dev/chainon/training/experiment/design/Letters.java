package dev.chainon.training.experiment.design;

/** Letters of factors, in the order of declaration; I is left out because it names the identity. */
public final class Letters {

    private static final String ALL = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

    private Letters() {}

    /** How many factors can be named. */
    public static int count() {
        return ALL.length();
    }

    public static String of(int factor) {
        return ALL.substring(factor, factor + 1);
    }

    /**
     * The factor that a letter names.
     *
     * @param factors how many there are
     * @throws BadDesignException if none of them bears it
     */
    static int factor(char letter, int factors) {
        int factor = ALL.indexOf(letter);
        if (factor < 0 || factor >= factors) {
            throw new BadDesignException("'" + letter + "' names no factor: the " + factors + " factors are "
                    + ALL.substring(0, factors) + ", in the order in which they are declared");
        }
        return factor;
    }
}
