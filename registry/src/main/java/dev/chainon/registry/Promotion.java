package dev.chainon.registry;

import java.util.Objects;

/**
 * A wish to let an alias point to a version.
 *
 * @param who the person or job that asks
 * @param why its reason, such as the gate's verdict
 * @param decision what decided, and by which measures
 */
public record Promotion(String model, int version, String alias, String who, String why, Decision decision) {
    public Promotion {
        ModelName.check(model);
        ModelName.check(alias);
        Objects.requireNonNull(who);
        Objects.requireNonNull(why);
        Objects.requireNonNull(decision);
        if (who.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException(
                    "a promotion of " + model + "/" + version + " must say who asks and why");
        }
    }

    /** A wish that no gate was asked about. */
    public Promotion(String model, int version, String alias, String who, String why) {
        this(model, version, alias, who, why, Decision.BY_PERSON);
    }
}
