package dev.chainon.monitoring.trial;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the outcomes speak against a challenger; {@code reference.conf} says what each means.
 *
 * @param every pause between two looks
 * @param hours of event time before anything is said
 * @param settled event time after an hour in which its outcomes come
 * @param risk that a challenger which is no worse is complained of, over all looks together
 */
public record TrialRule(Duration every, int hours, Duration settled, double risk) {

    private static final Set<String> KEYS = Set.of("every", "hours", "settled", "risk");

    public TrialRule {
        if (every.toMillis() < 1 || hours < 2 || settled.isNegative() || !(risk > 0 && risk < 1)) {
            throw new IllegalArgumentException(
                    "chainon.trial: every must be positive, hours at least 2, settled not negative, risk between 0 and 1");
        }
    }

    /**
     * Reads and checks {@code chainon.trial}.
     *
     * @param root of the configuration
     */
    public static TrialRule read(Config root) {
        Config config = root.getConfig("chainon.trial");
        Set<String> unknown = new TreeSet<>(config.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.trial has no setting " + unknown + "; it has " + new TreeSet<>(KEYS));
        }
        return new TrialRule(
                config.getDuration("every"),
                config.getInt("hours"),
                config.getDuration("settled"),
                config.getDouble("risk"));
    }
}
