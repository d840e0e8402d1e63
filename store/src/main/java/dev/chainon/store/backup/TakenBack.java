package dev.chainon.store.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What people took back and no copy of the database may bring back: keys that were destroyed and subscriptions that were ended, as hashes, of which nothing of
 * a person can be told.
 *
 * @param keys SHA-256 of ids of keys, in hexadecimal
 * @param subscriptions SHA-256 of ids of subscriptions, in hexadecimal
 */
public record TakenBack(Set<String> keys, Set<String> subscriptions) {

    /** What the list is called in the folder of the people process. */
    public static final String FILE = "erasures.jsonl";

    /** The member of a line that names a destroyed key. */
    public static final String KEY = "keyIdSha256";

    /** The member of a line that names an ended subscription. */
    public static final String SUBSCRIPTION = "subscriptionIdSha256";

    private static final ObjectMapper JSON = new ObjectMapper();

    public TakenBack {
        keys = Set.copyOf(keys);
        subscriptions = Set.copyOf(subscriptions);
    }

    /**
     * Reads the list that the people process keeps outside the database, one JSON object a line; a line that was cut off by a crash is passed over, since what
     * it was about was not done either.
     *
     * @param file which need not exist
     * @throws UncheckedIOException if it cannot be read
     */
    public static TakenBack read(Path file) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> subscriptions = new LinkedHashSet<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                if (line.endsWith("}")) {
                    JsonNode noted = JSON.readTree(line);
                    take(noted, KEY, keys);
                    take(noted, SUBSCRIPTION, subscriptions);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of what people took back, " + file + ", cannot be read", e);
        }
        return new TakenBack(keys, subscriptions);
    }

    private static void take(JsonNode line, String name, Set<String> hashes) {
        if (line.hasNonNull(name)) {
            hashes.add(line.path(name).asText());
        }
    }

    /** How many are on the list. */
    public int size() {
        return keys.size() + subscriptions.size();
    }
}
