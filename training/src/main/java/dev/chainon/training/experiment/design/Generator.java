package dev.chainon.training.experiment.design;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The column of one factor is the product of others: {@code E = ABCD}.
 *
 * @param factor the one that is generated
 * @param product of factors that are not generated
 */
public record Generator(int factor, Word product) {

    private static final Pattern FORM = Pattern.compile("\\s*([A-Z])\\s*=\\s*([+-]?)\\s*([A-Z]+)\\s*");

    /**
     * Reads {@code E = ABCD} or {@code E = -ABCD}.
     *
     * @throws BadDesignException if the text has another form or names a factor that is not there
     */
    static Generator read(String text, int factors) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BadDesignException("the generator '" + text
                    + "' is not understood: write the letter of a factor, '=', and the letters of its product,"
                    + " such as E = ABCD");
        }
        Word product = new Word(0, form.group(2).equals("-") ? -1 : 1);
        for (char letter : form.group(3).toCharArray()) {
            product = product.times(Word.of(Letters.factor(letter, factors)));
        }
        return new Generator(Letters.factor(form.group(1).charAt(0), factors), product);
    }

    /** The word of the defining relation that this generator makes. */
    Word word() {
        return product.times(Word.of(factor));
    }

    @Override
    public String toString() {
        return Letters.of(factor) + " = " + product;
    }
}
