package dev.chainon.monitoring.kpi;

import dev.chainon.monitoring.query.Query;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A service objective: so large a share of all must be good over a period. What may be bad is the error budget.
 *
 * @param alert first part of the names of its alerts
 * @param target share that must be good, below 1
 * @param bad rate of the bad ones, a query with {@code $w} for its window
 * @param all rate of all
 * @param selectors series of a test by their role: two of bad, good, all
 */
public record Objective(
        String id,
        String alert,
        ReferenceClock clock,
        String owner,
        double target,
        String period,
        Bilingual name,
        Bilingual formula,
        String bad,
        String all,
        Bilingual remedy,
        Map<String, String> selectors) {

    private static final long ALL_EACH_MINUTE = 100_000;

    public Objective {
        selectors = Map.copyOf(selectors);
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("the target of " + id + " lies between 0 and 1, not " + target);
        }
    }

    String badShare(String window) {
        return bad.replace("$w", window) + " / " + all.replace("$w", window);
    }

    /** The share of good ones in the last hour, and the part of the period's budget that is left. */
    List<Indicator> indicators(List<Burn> burns) {
        List<String> alerts = burns.stream().map(this::alertName).toList();
        return List.of(
                indicator(id, new Target(Target.Sense.AT_LEAST, target), name, "1 - " + badShare("1h"), alerts),
                indicator(
                        id + ".budget",
                        new Target(Target.Sense.ABOVE, 0),
                        new Bilingual(
                                "Budget d’erreur\u00a0: " + name.fr().toLowerCase(Locale.FRENCH),
                                "Error budget: " + name.en().toLowerCase(Locale.ENGLISH)),
                        "1 - " + badShare(period) + " / " + text(1 - target),
                        alerts));
    }

    private Indicator indicator(String key, Target aim, Bilingual called, String query, List<String> alerts) {
        Bilingual words = key.equals(id)
                ? formula
                : new Bilingual(
                        "Ce qui reste de la part que l’objectif laisse aux échecs, sur 28\u00a0jours\u00a0; négatif s’il est dépassé. "
                                + formula.fr(),
                        "What is left of the share that the objective leaves to failures, over 28 days; negative once it is overspent. "
                                + formula.en());
        return new Indicator(
                key,
                Indicator.Kind.SERVICE,
                clock,
                "share",
                owner,
                aim,
                called,
                words,
                query,
                "",
                alerts,
                Optional.empty());
    }

    private String alertName(Burn burn) {
        return alert + "Burns" + burn.name();
    }

    AlertRule rule(Burn burn) {
        String limit = text(burn.factor() * (1 - target));
        return new AlertRule(
                alertName(burn),
                clock,
                burn.severity(),
                badShare(burn.window().longer()) + " > " + limit + " and "
                        + badShare(burn.window().shorter()) + " > " + limit,
                burn.hold(),
                new Bilingual(
                        name.fr() + "\u00a0: le budget d’erreur brûle "
                                + text(burn.factor()).replace('.', ',') + "\u00a0fois trop vite.",
                        name.en() + ": the error budget burns " + text(burn.factor()) + " times too fast."),
                remedy,
                burning(burn, 1.2),
                burning(burn, 0.8));
    }

    /** Something that burns the budget for as long as the rule looks, so many times as fast as its limit. */
    private AlertRule.Case burning(Burn burn, double times) {
        long badOnes = Math.round(ALL_EACH_MINUTE * times * burn.factor() * (1 - target));
        Duration at = Query.duration(burn.window().shorter()).plus(burn.hold()).plusMinutes(5);
        Map<String, Long> each = Map.of("bad", badOnes, "good", ALL_EACH_MINUTE - badOnes, "all", ALL_EACH_MINUTE);
        Map<String, String> series = new TreeMap<>();
        selectors.forEach((role, selector) -> series.put(selector, "0+" + each.get(role) + "x" + at.toMinutes()));
        return new AlertRule.Case(at, series);
    }

    /** Without the noise of binary fractions: 0.0144, 6. */
    private static String text(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
