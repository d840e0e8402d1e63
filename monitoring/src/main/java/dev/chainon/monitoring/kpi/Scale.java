package dev.chainon.monitoring.kpi;

import dev.chainon.monitoring.query.Query;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How much shorter windows and waits are than those of the definitions.
 *
 * @param wall divides those of the wall clock; 1 in production
 * @param event divides those of the event clock: the speed of the replay; 1 in production
 * @param shortest window that remains; a rate needs two looks at least
 */
public record Scale(double wall, double event, Duration shortest) {

    /** As the definitions say. */
    public static final Scale NONE = new Scale(1, 1, Duration.ZERO);

    private static final Pattern WINDOW = Pattern.compile("\\[(\\d+(?:ms|[smhd]))]");

    public Scale {
        if (!(wall >= 1 && event >= 1) || shortest.isNegative()) {
            throw new IllegalArgumentException("a scale divides by 1 or more, not by " + wall + " and " + event
                    + "; the shortest window must not be negative, as " + shortest);
        }
    }

    /** The query with every window divided. */
    public String query(ReferenceClock clock, String text) {
        return WINDOW.matcher(text).replaceAll(window -> "[" + window(clock, Query.duration(window.group(1))) + "]");
    }

    private String window(ReferenceClock clock, Duration window) {
        Duration scaled = divided(clock, window);
        return text(scaled.compareTo(shortest) < 0 && scaled.compareTo(window) < 0 ? shortest : scaled);
    }

    /** A wait divided; it may become nothing. */
    public Duration divided(ReferenceClock clock, Duration duration) {
        double by = clock == ReferenceClock.WALL ? wall : event;
        return Duration.ofMillis(Math.round(duration.toMillis() / by));
    }

    /** In the greatest unit that holds it whole: 28d, 6h, 90s, 250ms. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 != 0 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
