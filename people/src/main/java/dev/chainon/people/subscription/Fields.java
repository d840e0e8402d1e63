package dev.chainon.people.subscription;

import dev.chainon.people.subscription.UnfitException.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the fields of one request and gathers what is wrong with them. What it gives for a field at fault is of no use. One request, one thread. */
final class Fields {

    static final int MOST_NAME = 100;
    static final int MOST_EMAIL = 254;
    static final int MOST_URL = 500;

    /** ASCII, one @, a domain with a dot; what mail servers take beyond it is not worth the doors it opens. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private final Map<String, Object> given;
    private final List<Fault> faults = new ArrayList<>();

    Fields(Map<String, Object> given) {
        this.given = given;
    }

    boolean has(String field) {
        return given.get(field) != null;
    }

    void fault(String field, String problem) {
        faults.add(new Fault(field, problem));
    }

    /** Every field that is not of these is at fault. */
    void only(Set<String> known) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
        unknown.forEach(field -> fault(
                field.length() > 40 ? field.substring(0, 40) : field, "is unknown; known are " + new TreeSet<>(known)));
    }

    /** @throws UnfitException if anything was at fault */
    void end() {
        if (!faults.isEmpty()) {
            throw new UnfitException(faults);
        }
    }

    String name() {
        String name = text("name", MOST_NAME);
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            fault("name", "must be a name of 1 to " + MOST_NAME + " characters on one line");
        }
        return name;
    }

    String email() {
        String email = text("email", MOST_EMAIL);
        if (!EMAIL.matcher(email).matches() || email.contains("..")) {
            fault("email", "must be an e-mail address such as someone@example.org");
        }
        return email;
    }

    String language(String otherwise) {
        if (!has("language")) {
            return otherwise;
        }
        String language = text("language", 2);
        if (!language.equals("fr") && !language.equals("en")) {
            fault("language", "must be \"fr\" or \"en\"");
        }
        return language;
    }

    double threshold(double otherwise) {
        if (!has("threshold")) {
            return otherwise;
        }
        if (given.get("threshold") instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        fault("threshold", "must be a number from 0 to 1");
        return otherwise;
    }

    long minute(String field, long otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        try {
            String text = text(field, 17);
            return LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                            .toEpochSecond(ZoneOffset.UTC)
                    / 60;
        } catch (DateTimeException e) {
            fault(field, "must be a date and time in UTC such as \"2001-05-01T06:15Z\"");
            return otherwise;
        }
    }

    /** @param guard says what is wrong with an address, if anything */
    Optional<String> webhook(AddressGuard guard) {
        if (!has("webhook")) {
            return Optional.empty();
        }
        String url = text("webhook", MOST_URL);
        try {
            guard.fault(new URI(url)).ifPresent(problem -> fault("webhook", problem));
        } catch (URISyntaxException e) {
            fault("webhook", "must be an address such as https://example.org/hook");
        }
        return Optional.of(url);
    }

    /** The text without the blanks around it; an empty one if it is none or too long. */
    String text(String field, int most) {
        return given.get(field) instanceof String text && text.strip().length() <= most ? text.strip() : "";
    }
}
