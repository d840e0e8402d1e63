package dev.chainon.serving;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses keys that no reference.conf names: a misspelt one must not be passed over in silence. */
public final class KnownKeys {

    private KnownKeys() {}

    /**
     * Looks for keys that are not in the references.
     *
     * @param paths objects to look into
     * @throws IllegalArgumentException naming the unknown keys and those there are
     */
    public static void check(Config root, String... paths) {
        Config reference = ConfigFactory.defaultReference();
        for (String path : paths) {
            Set<String> known = keys(reference, path);
            Set<String> unknown = keys(root, path);
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(
                        "unknown settings " + unknown + " under " + path + "; there are " + known);
            }
        }
    }

    private static Set<String> keys(Config config, String path) {
        return config.getConfig(path).entrySet().stream()
                .map(e -> e.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
