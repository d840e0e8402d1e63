package dev.chainon.monitoring.query;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A query in the subset: the text is PromQL, and comes to one number. The subset has numbers, {@code vector}, {@code time}, {@code absent},
 * {@code sum max min avg count} of a selector or of {@code rate increase max_over_time min_over_time avg_over_time} over a window, {@code histogram_quantile},
 * arithmetic, comparisons, {@code and or unless}, and parentheses.
 *
 * @param names of the series that it asks for
 */
public record Query(String text, Expression expression, Set<String> names) {

    public Query {
        Objects.requireNonNull(text);
        Objects.requireNonNull(expression);
        names = Set.copyOf(names);
    }

    /** @throws IllegalArgumentException if the text is not in the subset; the message says where */
    public static Query of(String text) {
        QueryParser parser = new QueryParser(text);
        Expression expression = parser.parse();
        return new Query(text, expression, parser.names());
    }

    public OptionalDouble at(Moment moment) {
        return expression.at(moment);
    }

    /** 2m, 90s, 6h, 3d, 250ms. */
    public static Duration duration(String text) {
        String number = text.replaceAll("[a-z]+$", "");
        long amount = Long.parseLong(number);
        return switch (text.substring(number.length())) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException("'" + text + "' is no duration such as 90s or 6h");
        };
    }
}
