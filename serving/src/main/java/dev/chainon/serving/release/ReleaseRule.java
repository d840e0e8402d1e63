package dev.chainon.serving.release;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * When a replica takes a challenger back; {@code reference.conf} says what each means.
 *
 * @param failures calls that must have failed
 * @param share of its calls that must have failed
 * @param slower its median time over the champion's
 * @param floor a median below this is never slow
 * @param samples calls of each before their times are compared
 */
public record ReleaseRule(int failures, double share, double slower, Duration floor, int samples) {

    public ReleaseRule {
        if (failures < 1 || !(share >= 0 && share < 1) || !(slower > 1) || samples < 1 || floor.isNegative()) {
            throw new IllegalArgumentException(
                    "chainon.serving.release: failures and samples must be positive, share in 0..1, slower above 1, floor not negative");
        }
    }

    /** Reads and checks {@code chainon.serving.release}. */
    public static ReleaseRule read(Config config) {
        return new ReleaseRule(
                config.getInt("failures"),
                config.getDouble("share"),
                config.getDouble("slower"),
                config.getDuration("floor"),
                config.getInt("samples"));
    }
}
