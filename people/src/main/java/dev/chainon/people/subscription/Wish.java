package dev.chainon.people.subscription;

import java.util.Objects;
import java.util.Optional;

/**
 * What somebody asks for, every field checked.
 *
 * @param language of the letters, "fr" or "en"
 * @param subject what it is about, as the use case names it
 * @param fromMinute first minute of the window in event time, since 1970
 * @param untilMinute last minute of it
 * @param threshold probability from which on a warning is sent
 * @param webhook address that gets a message too
 */
public record Wish(
        Person person,
        String language,
        String subject,
        long fromMinute,
        long untilMinute,
        double threshold,
        Optional<String> webhook) {

    /** Who asks. Its text form hides both. */
    public record Person(String name, String email) {
        public Person {
            Objects.requireNonNull(name);
            Objects.requireNonNull(email);
        }

        @Override
        public String toString() {
            return "Person[hidden]";
        }
    }

    public Wish {
        Objects.requireNonNull(person);
        Objects.requireNonNull(language);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(webhook);
    }

    /** Hides the webhook too, whose path may hold a secret. */
    @Override
    public String toString() {
        return "Wish[" + subject + ", " + fromMinute + " to " + untilMinute + ", " + threshold + "]";
    }
}
