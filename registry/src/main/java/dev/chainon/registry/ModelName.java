package dev.chainon.registry;

import java.util.regex.Pattern;

/** Names of models and aliases: they become folders and parts of URIs, so they are kept plain. */
final class ModelName {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private ModelName() {}

    static String check(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name for a model or an alias: use lower-case letters, digits, '-' and '_', 64 at most");
        }
        return name;
    }
}
