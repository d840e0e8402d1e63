package dev.chainon.local.deliver;

import java.util.Locale;

/** How a stage of a deployment ended. */
public enum Verdict {
    PASSED,
    FAILED,
    /** There is nothing here that does it; its words say what is missing. */
    ABSENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
