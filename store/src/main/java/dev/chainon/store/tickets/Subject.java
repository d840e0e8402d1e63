package dev.chainon.store.tickets;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a ticket is about; the same fault has the same fingerprint, whenever and wherever it happens.
 *
 * @param fingerprint 32 hex digits
 * @param title one line, 200 characters at most
 */
public record Subject(String fingerprint, Source source, Severity severity, String title) {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
    private static final int LONGEST = 200;

    public Subject {
        Objects.requireNonNull(source);
        Objects.requireNonNull(severity);
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("a fingerprint has 32 hex digits, not '" + fingerprint + "'");
        }
        title = title.replaceAll("\\s+", " ").strip();
        if (title.isEmpty()) {
            throw new IllegalArgumentException("a ticket needs a title");
        }
        title = title.length() > LONGEST ? title.substring(0, LONGEST - 1) + "…" : title;
    }

    /** Where it came from. */
    public enum Source {
        ALERT,
        ERROR,
        REPORT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How bad it is. */
    public enum Severity {
        CRITICAL,
        WARNING,
        INFO;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
