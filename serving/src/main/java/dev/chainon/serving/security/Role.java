package dev.chainon.serving.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do. No role includes another. */
public enum Role {
    /** Asks for predictions and reads what was predicted. */
    PREDICT,
    /** Changes what runs, on the port for that. */
    ADMIN,
    /** Reads figures and states. */
    AUDITOR;

    /** As it stands in keys, tokens and settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a word; words of other systems are none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** @throws IllegalArgumentException naming the roles there are */
    public static Role demand(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("there is no role '" + word + "'; there are "
                + List.of(values()).stream().map(Role::word).toList()));
    }
}
