package dev.chainon.core.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The steps a process must have done before it is ready, each with a sentence while it is not. Thread-safe. */
public final class Health {

    private final Map<String, String> missing = new LinkedHashMap<>();

    /** Marks a step as missing, with a sentence that says what is awaited or broken. */
    public synchronized void missing(String step, String why) {
        missing.put(step, why);
    }

    public synchronized void done(String step) {
        missing.remove(step);
    }

    public synchronized boolean ready() {
        return missing.isEmpty();
    }

    /** The first missing step as "step: why"; empty when the process is ready. */
    public synchronized Optional<String> firstMissing() {
        return missing.entrySet().stream().findFirst().map(e -> e.getKey() + ": " + e.getValue());
    }
}
