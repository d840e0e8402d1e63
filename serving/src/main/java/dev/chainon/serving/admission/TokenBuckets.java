package dev.chainon.serving.admission;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each client: a request takes one, and they come back at an even pace. The clients asked for longest ago are forgotten first, so that
 * inventing names fills no memory. Thread-safe.
 */
final class TokenBuckets {

    private static final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    private final AdmissionSettings.Rate rate;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets;

    TokenBuckets(AdmissionSettings.Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > rate.clients();
            }
        };
    }

    /** Takes a token; otherwise says how long until there is one. */
    Optional<Duration> take(String client) {
        return rate.perSecond() == 0 ? Optional.empty() : takeOne(client);
    }

    private synchronized Optional<Duration> takeOne(String client) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(client, first -> new Bucket(rate.burst(), now));
        bucket.tokens = Math.min(rate.burst(), bucket.tokens + (now - bucket.at) / 1e9 * rate.perSecond());
        bucket.at = now;
        if (bucket.tokens < 1) {
            return Optional.of(Duration.ofNanos((long) Math.ceil((1 - bucket.tokens) / rate.perSecond() * 1e9)));
        }
        bucket.tokens--;
        return Optional.empty();
    }
}
