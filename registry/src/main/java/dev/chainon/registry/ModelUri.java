package dev.chainon.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code models:/late-arrival/3} or {@code models:/late-arrival@champion}. */
sealed interface ModelUri {

    String model();

    record ByVersion(String model, int version) implements ModelUri {}

    record ByAlias(String model, String alias) implements ModelUri {}

    Pattern FORM = Pattern.compile("models:/([a-z0-9_-]+)(?:/([0-9]{1,9})|@([a-z0-9_-]+))");

    static ModelUri parse(String uri) {
        Matcher parts = FORM.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is no model: write models:/NAME/VERSION or models:/NAME@ALIAS");
        }
        String version = parts.group(2);
        return version == null
                ? new ByAlias(parts.group(1), parts.group(3))
                : new ByVersion(parts.group(1), Integer.parseInt(version));
    }
}
