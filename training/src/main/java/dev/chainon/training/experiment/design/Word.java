package dev.chainon.training.experiment.design;

/**
 * A product of two-level factors with its sign: a main effect, an interaction, or a word of a defining relation. The product of a factor with itself is the
 * identity, so words multiply by exclusive or.
 *
 * @param mask bit i is set where factor i takes part
 * @param sign 1 or -1
 */
public record Word(long mask, int sign) implements Comparable<Word> {

    public static final Word IDENTITY = new Word(0, 1);

    public Word {
        if (sign != 1 && sign != -1) {
            throw new IllegalArgumentException("the sign of a word is 1 or -1, not " + sign);
        }
    }

    static Word of(int... factors) {
        long mask = 0;
        for (int factor : factors) {
            mask ^= 1L << factor;
        }
        return new Word(mask, 1);
    }

    public Word times(Word other) {
        return new Word(mask ^ other.mask, sign * other.sign);
    }

    /** How many factors take part: 1 for a main effect, 2 for an interaction of two. */
    public int length() {
        return Long.bitCount(mask);
    }

    /** The word's level at a point whose factors are at -1 or 1. */
    public double at(double[] point) {
        double product = sign;
        for (int factor = 0; factor < point.length; factor++) {
            product *= (mask >> factor & 1) == 1 ? point[factor] : 1;
        }
        return product;
    }

    /** Letters without the sign; "I" for the identity. */
    public String letters() {
        StringBuilder letters = new StringBuilder();
        for (int factor = 0; factor < Long.SIZE; factor++) {
            if ((mask >> factor & 1) == 1) {
                letters.append(Letters.of(factor));
            }
        }
        return letters.isEmpty() ? "I" : letters.toString();
    }

    /** Short words first, then in the order of their letters. */
    @Override
    public int compareTo(Word other) {
        int byLength = Integer.compare(length(), other.length());
        int byLetters = byLength == 0 ? letters().compareTo(other.letters()) : byLength;
        return byLetters == 0 ? Integer.compare(other.sign, sign) : byLetters;
    }

    @Override
    public String toString() {
        return (sign < 0 ? "-" : "") + letters();
    }
}
