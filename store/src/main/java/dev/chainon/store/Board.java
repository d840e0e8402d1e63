package dev.chainon.store;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Asks for the newest predictions that share a fact, such as those about one airport.
 *
 * @param fact name of the fact; letters and digits
 * @param value of the fact
 * @param limit most rows wanted, at least one
 */
public record Board(int epoch, String fact, String value, int limit) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    public Board {
        Objects.requireNonNull(value);
        if (!NAME.matcher(fact).matches()) {
            throw new IllegalArgumentException("a board goes by a fact of letters and digits, not '" + fact + "'");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("a board has at least one row, not " + limit);
        }
    }
}
