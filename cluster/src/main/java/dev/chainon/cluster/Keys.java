package dev.chainon.cluster;

import com.typesafe.config.Config;
import java.util.Set;
import java.util.TreeSet;

/** The keys of a block of settings. */
final class Keys {

    private Keys() {}

    /** @throws IllegalArgumentException that names the keys which nobody reads */
    static void refuseUnknown(Config config, Set<String> known, String where) {
        Set<String> unknown = new TreeSet<>(config.root().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under " + where + ": " + unknown + "; known are " + new TreeSet<>(known));
        }
    }
}
