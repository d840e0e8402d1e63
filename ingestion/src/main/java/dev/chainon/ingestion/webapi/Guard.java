package dev.chainon.ingestion.webapi;

import dev.chainon.core.observation.Lookup.Cause;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quota, pace, circuit breaker and retries around one call, each by Resilience4j but the counter that outlives the process. */
final class Guard {

    /** One call. */
    interface Call<T> {
        T run() throws Refusal;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final String name;
    private final Duration longestWait;
    private final QuotaLedger quota;
    private final RateLimiter pace;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final Pauses pauses;

    Guard(WebApiSettings settings, QuotaLedger quota, Clock clock, Pauses pauses) {
        this.name = settings.service().name();
        this.longestWait = settings.patience().longestWait();
        this.quota = quota;
        this.pace = pace(settings);
        this.breaker = breaker(settings.breaker(), clock);
        this.retry = retry(settings.repeats());
        this.pauses = pauses;
    }

    /** Calls until it succeeds, is refused for good, or patience ends. */
    <T> T call(int cost, Call<T> call) throws Refusal {
        Retry.AsyncContext<T> attempts = retry.asyncContext();
        while (true) {
            try {
                T answer = once(cost, call);
                attempts.onComplete();
                return answer;
            } catch (Refusal refusal) {
                long wait = attempts.onError(refusal);
                if (wait < 0) {
                    throw refusal;
                }
                LOG.info("asked again: api={} afterMs={} why={}", name, wait, refusal.words());
                pause(Duration.ofMillis(wait));
            }
        }
    }

    /** Whether the service is left alone just now. */
    boolean resting() {
        return breaker.getState() == CircuitBreaker.State.OPEN
                || breaker.getState() == CircuitBreaker.State.FORCED_OPEN;
    }

    private <T> T once(int cost, Call<T> call) throws Refusal {
        if (!breaker.tryAcquirePermission()) {
            throw new Refusal(Cause.RESTING, "it failed too often and is left alone for a while");
        }
        try {
            spend(cost);
        } catch (Refusal refusal) {
            breaker.releasePermission();
            throw refusal;
        }
        return counted(call);
    }

    private <T> T counted(Call<T> call) throws Refusal {
        try {
            T answer = call.run();
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            return answer;
        } catch (Refusal refusal) {
            breaker.onError(0, TimeUnit.NANOSECONDS, refusal);
            if (refusal.wish().compareTo(longestWait) > 0) {
                breaker.transitionToOpenStateFor(refusal.wish());
            }
            throw refusal;
        }
    }

    /** Counts, then keeps the pace; a short wait for the next window is waited. */
    private void spend(int cost) throws Refusal {
        try {
            quota.spend(cost);
        } catch (Refusal refusal) {
            if (refusal.wish().isZero() || refusal.wish().compareTo(longestWait) > 0) {
                throw refusal;
            }
            pause(refusal.wish());
            quota.spend(cost);
        }
        pause(Duration.ofNanos(Math.max(0, pace.reservePermission(cost))));
    }

    private void pause(Duration wait) throws Refusal {
        if (wait.isZero()) {
            return;
        }
        try {
            pauses.pause(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Cause.UNREACHABLE, "interrupted while it waited");
        }
    }

    private static RateLimiter pace(WebApiSettings settings) {
        return RateLimiter.of(
                settings.service().name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.quota().perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ofDays(1))
                        .build());
    }

    private CircuitBreaker breaker(WebApiSettings.Breaker settings, Clock clock) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.calls())
                        .minimumNumberOfCalls(settings.calls())
                        .failureRateThreshold((float) settings.failureRate())
                        .waitDurationInOpenState(settings.rest())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .clock(clock)
                        // A service that refuses one question for good is not down.
                        .recordException(e -> ((Refusal) e).reason() != Cause.REFUSED)
                        .build());
    }

    private Retry retry(WebApiSettings.Repeats settings) {
        IntervalFunction backOff = IntervalFunction.ofExponentialRandomBackoff(
                settings.firstWait().toMillis(), settings.factor(), settings.jitter());
        return Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .retryOnException(e -> passes((Refusal) e))
                        // Never sooner than the service wishes.
                        .intervalBiFunction((attempt, outcome) -> Math.max(
                                backOff.apply(attempt),
                                outcome.isLeft()
                                        ? ((Refusal) outcome.getLeft()).wish().toMillis()
                                        : 0))
                        .build());
    }

    private boolean passes(Refusal refusal) {
        return refusal.reason() == Cause.UNREACHABLE
                && refusal.wish().compareTo(longestWait) <= 0
                && !Thread.currentThread().isInterrupted();
    }
}
