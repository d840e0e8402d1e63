package dev.chainon.serving.balancer;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Until when a request may be tried. */
final class Deadline {

    /** How long the client waits for an answer, in milliseconds; passed on with what is left of it. */
    static final String HEADER = "x-request-timeout-ms";

    private final LongSupplier millis;
    private final long at;

    private Deadline(LongSupplier millis, long at) {
        this.millis = millis;
        this.at = at;
    }

    /** As the client asked, but not longer than {@code longest}; a header that is no positive number counts as none. */
    static Deadline of(Optional<String> header, Duration longest, LongSupplier millis) {
        long asked = header.map(Deadline::number).orElse(Long.MAX_VALUE);
        return new Deadline(millis, millis.getAsLong() + Math.min(asked, longest.toMillis()));
    }

    private static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Long.parseLong(text) > 0 ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    /** Milliseconds that are left; zero or less when it is too late. */
    long left() {
        return at - millis.getAsLong();
    }
}
