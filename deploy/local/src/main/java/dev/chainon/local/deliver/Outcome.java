package dev.chainon.local.deliver;

import java.util.Locale;

/** How a deployment ended. */
public enum Outcome {
    /** The new version is in service. */
    KEPT,
    /** It was in service and was taken back. */
    ROLLED_BACK,
    /** It never was in service. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
