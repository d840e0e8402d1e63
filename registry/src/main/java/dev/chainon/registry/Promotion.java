package dev.chainon.registry;

import java.util.Objects;

/**
 * A wish to let an alias point to a version.
 *
 * @param who the person or job that asks
 * @param why its reason, such as the gate's verdict
 */
public record Promotion(String model, int version, String alias, String who, String why) {
    public Promotion {
        ModelName.check(model);
        ModelName.check(alias);
        Objects.requireNonNull(who);
        Objects.requireNonNull(why);
        if (who.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException(
                    "a promotion of " + model + "/" + version + " must say who asks and why");
        }
    }
}
