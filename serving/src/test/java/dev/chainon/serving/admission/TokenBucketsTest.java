package dev.chainon.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private final AtomicLong nanos = new AtomicLong(-5);

    @Test
    void letsABurstThrough_thenKeepsThePace_andSaysHowLongToWait() {
        TokenBuckets buckets = buckets(10, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isEmpty();
        }
        assertThat(buckets.take("a")).contains(Duration.ofMillis(100));
        pass(Duration.ofMillis(60));
        assertThat(buckets.take("a")).contains(Duration.ofMillis(40));
        pass(Duration.ofMillis(40));
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void aPauseGivesTheBurstBack_andNoMore() {
        TokenBuckets buckets = buckets(1000, 2);
        pass(Duration.ofDays(300));
        assertThat(buckets.take("a")).isEmpty();
        pass(Duration.ofDays(1));
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void eachClientHasItsOwn() {
        TokenBuckets buckets = buckets(1, 1);
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
        assertThat(buckets.take("b")).isEmpty();
    }

    @Test
    void forgetsTheClientsAskedForLongestAgo() {
        TokenBuckets buckets = new TokenBuckets(new AdmissionSettings.Rate(1, 1, 2), nanos::get);
        buckets.take("a");
        buckets.take("b");
        assertThat(buckets.take("a")).isPresent();
        buckets.take("c");
        assertThat(buckets.take("a")).as("kept: it asked after b").isPresent();
        assertThat(buckets.take("b")).as("forgotten: it begins anew").isEmpty();
    }

    @Test
    void rateOfZero_limitsNobody() {
        TokenBuckets buckets = buckets(0, 1);
        for (int i = 0; i < 100; i++) {
            assertThat(buckets.take("a")).isEmpty();
        }
    }

    private TokenBuckets buckets(double perSecond, int burst) {
        return new TokenBuckets(new AdmissionSettings.Rate(perSecond, burst, 100), nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
