package dev.chainon.bench.balance;

import java.util.Locale;
import java.util.Map;

/** A setting of the balancer that is compared. The first three choose only; the last one is the demonstration's: it takes outliers out as well. */
enum Variant {
    ROUND_ROBIN("round-robin", false),
    LEAST_REQUESTS("least-requests", false),
    POWER_OF_TWO("power-of-two", false),
    STANDARD("power-of-two", true);

    private final String policy;
    private final boolean ejects;

    Variant(String policy, boolean ejects) {
        this.policy = policy;
        this.ejects = ejects;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Settings under {@code chainon.balancer}; everything else is as in the reference. */
    Map<String, String> settings() {
        return ejects
                ? Map.of("policy", policy)
                : Map.of("policy", policy, "outliers.failures", "0", "outliers.slower", "0", "slow-start", "0s");
    }
}
