package dev.chainon.monitoring.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of one query, in order. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\d+(?:ms|[smhd])\\b|\\d+(?:\\.\\d+)?(?:e-?\\d+)?|[a-zA-Z_:][a-zA-Z0-9_:]*|\"[^\"]*\"|=~|!~|!=|==|>=|<=|[-+*/<>=(){}\\[\\],])");

    private final String text;
    private final List<String> all = new ArrayList<>();
    private int place;

    Tokens(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length() && !text.substring(from).isBlank()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw new IllegalArgumentException("cannot read '" + text.substring(from) + "' in: " + text);
            }
            all.add(matcher.group(1));
            from = matcher.end();
        }
    }

    boolean is(String token) {
        return place < all.size() && all.get(place).equals(token);
    }

    String next() {
        if (place == all.size()) {
            throw wrong("it ends too early");
        }
        return all.get(place++);
    }

    void expect(String token) {
        String found = next();
        if (!found.equals(token)) {
            throw wrong("'" + token + "' is expected, not '" + found + "'");
        }
    }

    /** What stands between quotation marks. */
    String text() {
        String quoted = next();
        if (!quoted.startsWith("\"")) {
            throw wrong("a text in quotation marks is expected, not '" + quoted + "'");
        }
        return quoted.substring(1, quoted.length() - 1);
    }

    void end() {
        if (place < all.size()) {
            throw wrong("'" + all.get(place) + "' is too much");
        }
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " in: " + text);
    }
}
