package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one figure of a report must reach.
 *
 * @param atLeast equal to {@code atMost} for an exact value
 * @param told whether a miss is told and fails nothing
 */
record Aim(String id, double atLeast, double atMost, boolean told) {

    /** The aims of {@code goals.conf} for the first or the second start. */
    static List<Aim> of(String start) {
        return ConfigFactory.parseResources("goals.conf").getConfigList(start).stream()
                .map(Aim::read)
                .toList();
    }

    private static Aim read(Config goal) {
        double most = goal.hasPath("at-most") ? goal.getDouble("at-most") : Double.POSITIVE_INFINITY;
        double least = goal.hasPath("at-least") ? goal.getDouble("at-least") : Double.NEGATIVE_INFINITY;
        boolean exact = goal.hasPath("is");
        return new Aim(
                goal.getString("id"),
                exact ? goal.getDouble("is") : least,
                exact ? goal.getDouble("is") : most,
                goal.hasPath("told") && goal.getBoolean("told"));
    }

    /** A figure that is not there, or is not a number, reaches nothing. */
    boolean reachedBy(JsonNode figure) {
        return figure.isNumber() && figure.asDouble() >= atLeast && figure.asDouble() <= atMost;
    }

    /** Whether this figure lets the whole check fail. */
    boolean failedBy(JsonNode figure) {
        return !told && !reachedBy(figure);
    }

    /** One line of the table. */
    String line(JsonNode figure) {
        String mark = reachedBy(figure) ? "ok  " : told ? "told" : "MISS";
        String value = figure.isNumber() ? plain(figure.asDouble()) : "absent";
        return String.format("  %s  %-36s %14s   %s", mark, id, value, words());
    }

    private String words() {
        if (atLeast == atMost) {
            return "= " + plain(atLeast);
        }
        String least = Double.isInfinite(atLeast) ? "" : ">= " + plain(atLeast);
        String most = Double.isInfinite(atMost) ? "" : "<= " + plain(atMost);
        return least.isEmpty() || most.isEmpty() ? least + most : least + ", " + most;
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(Math.round(value * 1e6) / 1e6)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
