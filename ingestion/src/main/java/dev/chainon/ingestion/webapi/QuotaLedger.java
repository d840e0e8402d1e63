package dev.chainon.ingestion.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.observation.Lookup.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was spent in the current minute, hour and day of UTC, in a file that outlives the process. Spending is written down before the call, so a
 * process killed half-way has counted too much rather than too little. Callers take turns ({@link Turn}), so there is one writer.
 */
final class QuotaLedger {

    private enum Window {
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Window(Duration length) {
            this.length = length;
        }

        int limit(WebApiSettings.Quota quota) {
            return switch (this) {
                case MINUTE -> quota.perMinute();
                case HOUR -> quota.perHour();
                case DAY -> quota.perDay();
            };
        }
    }

    /** @param number of the window since 1970 */
    private record Spent(long number, int calls) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final WebApiSettings.Quota quota;
    private final Clock clock;

    QuotaLedger(Path file, WebApiSettings.Quota quota, Clock clock) {
        this.file = file;
        this.quota = quota;
        this.clock = clock;
    }

    /**
     * Spends {@code cost} calls.
     *
     * @throws Refusal if a window has not that many left; its wish says how long until it begins anew
     */
    void spend(int cost) throws Refusal {
        Instant now = clock.instant();
        Map<Window, Spent> spent = read(now);
        for (Window window : Window.values()) {
            int limit = window.limit(quota);
            if (cost > limit) {
                throw new Refusal(Cause.QUOTA, "one question costs " + cost + " calls, the quota is " + limit);
            }
            if (spent(spent, window).calls() + cost > limit) {
                throw exhausted(window, spent(spent, window).number(), now);
            }
        }
        spent.replaceAll((window, before) -> new Spent(before.number(), before.calls() + cost));
        write(spent);
    }

    /** Calls left in this day. */
    int leftToday() {
        try {
            return Math.max(
                    0, quota.perDay() - spent(read(clock.instant()), Window.DAY).calls());
        } catch (Refusal e) {
            return 0;
        }
    }

    private Refusal exhausted(Window window, long number, Instant now) {
        Instant begins = Instant.ofEpochSecond((number + 1) * window.length.toSeconds());
        return new Refusal(
                Cause.QUOTA,
                "our share of " + window.limit(quota) + " calls this "
                        + window.name().toLowerCase(Locale.ROOT) + " is spent; it begins anew at " + begins,
                Duration.between(now, begins));
    }

    private Map<Window, Spent> read(Instant now) throws Refusal {
        Map<Window, Spent> spent = new LinkedHashMap<>();
        JsonNode kept = kept();
        for (Window window : Window.values()) {
            long current = Math.floorDiv(now.getEpochSecond(), window.length.toSeconds());
            JsonNode node = kept.path(window.name());
            long number = node.path("number").asLong(-1);
            // A clock that was set back must not give the same window twice.
            spent.put(
                    window,
                    number >= current ? new Spent(number, node.path("calls").asInt()) : new Spent(current, 0));
        }
        return spent;
    }

    private static Spent spent(Map<Window, Spent> all, Window window) {
        return all.getOrDefault(window, new Spent(0, 0));
    }

    private JsonNode kept() throws Refusal {
        if (!Files.exists(file)) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode kept = JSON.readTree(file.toFile());
            for (Window window : Window.values()) {
                JsonNode node = kept.path(window.name());
                if (!node.path("number").isIntegralNumber()
                        || !node.path("calls").isIntegralNumber()) {
                    throw new IOException("it says nothing of the " + window);
                }
            }
            return kept;
        } catch (IOException e) {
            throw new Refusal(
                    Cause.QUOTA,
                    "the count of calls in " + file + " cannot be read (" + e.getMessage()
                            + "), so nothing is asked: remove the file once a day has passed since the last call");
        }
    }

    private void write(Map<Window, Spent> spent) throws Refusal {
        ObjectNode node = JSON.createObjectNode();
        spent.forEach((window, s) ->
                node.putObject(window.name()).put("number", s.number()).put("calls", s.calls()));
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(node));
        } catch (IOException e) {
            throw new Refusal(
                    Cause.QUOTA,
                    "a call cannot be counted in " + file + " (" + e.getMessage()
                            + "), so it is not made: check the disk");
        }
    }
}
