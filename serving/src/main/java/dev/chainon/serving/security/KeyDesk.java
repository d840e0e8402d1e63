package dev.chainon.serving.security;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes, lists and revokes keys as an operator types it. Ends with 0 done, 1 a negative result, 2 bad usage. */
public final class KeyDesk {

    private static final int NONE = 1;
    private static final int USAGE = 2;

    private final KeyFile file;
    private final Clock clock;
    private final PrintStream out;

    /** @param out gets what was asked for: of a new key its text and nothing else, so that it can be piped into a vault */
    public KeyDesk(KeyFile file, Clock clock, PrintStream out) {
        this.file = file;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Adds a key and prints its text, which cannot be had again.
     *
     * @param days after which it ends; 0 for never
     */
    public int add(String name, List<String> roles, long days) {
        try {
            Set<Role> known = EnumSet.noneOf(Role.class);
            roles.forEach(word -> known.add(Role.demand(word)));
            Instant now = clock.instant();
            Optional<Instant> end = days > 0 ? Optional.of(now.plus(Duration.ofDays(days))) : Optional.empty();
            ApiKey.Fresh fresh = ApiKey.make(name, known, now, end, new SecureRandom());
            file.add(fresh.key());
            out.println(fresh.text());
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return USAGE;
        }
    }

    /**
     * Adds a key that does not end and writes its text to a file that its owner alone can read, in the place of what it held; keys of that name from before are
     * revoked. Prints nothing.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written; no key was added then
     */
    public int keep(String name, List<String> roles, Path secret) {
        Set<Role> known = EnumSet.noneOf(Role.class);
        roles.forEach(word -> known.add(Role.demand(word)));
        Instant now = clock.instant();
        ApiKey.Fresh fresh = ApiKey.make(name, known, now, Optional.empty(), new SecureRandom());
        OwnerOnly.write(secret, fresh.text() + "\n");
        file.read().stream().filter(key -> key.name().equals(name)).forEach(key -> file.revoke(key.id(), now));
        file.add(fresh.key());
        return 0;
    }

    /** Counts by state, for programs: never a key, nor a name. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>(Map.of("keys.in-force", 0, "keys.revoked", 0, "keys.expired", 0));
        for (ApiKey key : file.read()) {
            String state = key.revoked().isPresent() ? "revoked" : key.valid(clock.instant()) ? "in-force" : "expired";
            counts.merge("keys." + state, 1, Integer::sum);
        }
        return counts;
    }

    /** One line a key. */
    public int list() {
        List<ApiKey> keys = file.read();
        if (keys.isEmpty()) {
            out.println("There is no key in " + file.path() + ". Make one: ./chainon key add NAME --role predict");
        }
        for (ApiKey key : keys) {
            out.printf(
                    "%s  %-20s %-24s %s  %s%n",
                    key.id(),
                    key.name(),
                    String.join(
                            ",", key.roles().stream().map(Role::word).sorted().toList()),
                    key.created(),
                    state(key));
        }
        return 0;
    }

    private String state(ApiKey key) {
        if (key.revoked().isPresent()) {
            return "revoked " + key.revoked().get();
        }
        String end = key.expires().map(at -> " until " + at).orElse("");
        return (key.valid(clock.instant()) ? "in force" : "expired") + end;
    }

    /** Takes a key back, by the id that the list shows. */
    public int revoke(String id) {
        if (file.revoke(id, clock.instant())) {
            out.println("Key " + id + " is revoked; servers refuse it within two seconds.");
            return 0;
        }
        out.println("There is no key '" + id + "' in force. The list of keys: ./chainon key list");
        return NONE;
    }
}
