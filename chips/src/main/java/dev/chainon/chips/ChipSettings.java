package dev.chainon.chips;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration of chips: the keys under {@code chainon.chips}, see {@code reference.conf}.
 *
 * @param backend who computes the training
 * @param ompThreads threads of native loops and products, at least 1
 * @param ompWait what a native thread does while it waits
 * @param provider who computes the predictions
 * @param providerThreads threads of one prediction, at least 1
 */
public record ChipSettings(Backend backend, int ompThreads, Wait ompWait, Provider provider, int providerThreads) {

    /** Who computes the training. */
    public enum Backend {
        CPU,
        CUDA
    }

    /** What a native thread does while it waits. */
    public enum Wait {
        PASSIVE,
        ACTIVE
    }

    private static final Set<String> KEYS =
            Set.of("backend", "omp-threads", "omp-wait", "provider", "provider-threads");
    private static final int MOST_THREADS = 1024;

    public ChipSettings {
        threads("omp-threads", ompThreads);
        threads("provider-threads", providerThreads);
    }

    /** @throws IllegalArgumentException if a key is unknown or a value makes no sense */
    public static ChipSettings of(Config chips) {
        Set<String> unknown = new TreeSet<>(chips.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.chips: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new ChipSettings(
                word(Backend.class, "backend", chips),
                chips.getInt("omp-threads"),
                word(Wait.class, "omp-wait", chips),
                word(Provider.class, "provider", chips),
                chips.getInt("provider-threads"));
    }

    /** What {@code reference.conf} says. */
    public static ChipSettings standard() {
        return of(ConfigFactory.defaultReference().getConfig("chainon.chips"));
    }

    /** The variables that native libraries read when a process starts, and never again. */
    public Map<String, String> environment() {
        boolean cuda = backend == Backend.CUDA;
        return Map.of(
                "OMP_NUM_THREADS",
                Integer.toString(ompThreads),
                "OMP_WAIT_POLICY",
                ompWait.name(),
                "BACKEND_PRIORITY_CPU",
                cuda ? "0" : "100",
                "BACKEND_PRIORITY_GPU",
                cuda ? "100" : "0");
    }

    private static <E extends Enum<E>> E word(Class<E> type, String key, Config chips) {
        String given = chips.getString(key);
        try {
            return Enum.valueOf(type, given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            Set<String> known = new TreeSet<>();
            for (E each : type.getEnumConstants()) {
                known.add(each.name().toLowerCase(Locale.ROOT));
            }
            throw new IllegalArgumentException(
                    "chainon.chips." + key + " must be one of " + known + ", not '" + given + "'", e);
        }
    }

    private static void threads(String key, int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "chainon.chips." + key + " must lie between 1 and " + MOST_THREADS + ", not " + threads);
        }
    }
}
