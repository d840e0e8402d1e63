package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackendsTest {

    private static final List<String> THREE = List.of("http://a:1", "http://b:1", "http://c:1");
    private static final int MANY = 3000;

    private long now = 1_000;
    private final Random random = new Random(7);

    private Backends backends(Strategy strategy) {
        Backends made = new Backends(THREE, strategy, new Backends.Nature(() -> now, random::nextInt));
        made.all().forEach(Backend::up);
        return made;
    }

    private Backends backends(Policy policy) {
        return backends(Strategies.of(policy));
    }

    private static int[] spread(Backends backends) {
        int[] counts = new int[THREE.size()];
        for (int i = 0; i < MANY; i++) {
            counts[backends.all().indexOf(backends.choose(Set.of()).orElseThrow())]++;
        }
        return counts;
    }

    private static Backend busy(Backends backends, int index, int requests) {
        Backend one = backends.all().get(index);
        for (int i = 0; i < requests; i++) {
            one.began();
        }
        return one;
    }

    @Test
    @Criterion("B2Cr6.balancer")
    void roundRobin_goesRound_whateverIsUnderWay() {
        Backends backends = backends(Policy.ROUND_ROBIN);
        busy(backends, 0, 50);
        assertThat(spread(backends)).containsExactly(MANY / 3, MANY / 3, MANY / 3);
    }

    @Test
    @Criterion("B2Cr6.balancer")
    void leastRequests_takesTheLeastBusy_andEqualsInTurn() {
        Backends backends = backends(Policy.POWER_OF_TWO);
        busy(backends, 1, 1);
        assertThat(spread(backends)).satisfies(counts -> {
            assertThat(counts[1]).isZero();
            assertThat(counts[0]).isGreaterThanOrEqualTo(MANY / 3);
            assertThat(counts[2]).isGreaterThanOrEqualTo(MANY / 3);
        });
    }

    @Test
    @Criterion("B2Cr6.balancer")
    void powerOfTwo_neverTakesTheBusiestOfSeveral_andSpreadsOverEquals() {
        Backends backends = backends(Policy.POWER_OF_TWO);
        assertThat(java.util.Arrays.stream(spread(backends)).min().orElse(0)).isGreaterThan(MANY / 4);
        busy(backends, 2, 1);
        assertThat(spread(backends)[2]).isZero();
    }

    @Test
    void policies_areNamedAsInTheSettings() {
        for (Policy each : Policy.values()) {
            assertThat(Policy.of(each.key())).isEqualTo(each);
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Policy.of("best"))
                .hasMessageContaining("round-robin, least-requests or power-of-two, not 'best'");
    }

    @Test
    @Criterion("B2Cr6.slow-start")
    void replicaThatComesBack_getsMoreFromTimeToTime_underEveryPolicy() {
        for (Policy policy : Policy.values()) {
            Backends backends = backends(Strategies.slowStart(policy, Duration.ofSeconds(10)));
            now += 60_000;
            Backend back = backends.all().get(0);
            back.down("it ended");
            back.up();
            int cold = spread(backends)[0];
            now += 5_000;
            int half = spread(backends)[0];
            now += 5_000;
            int warm = spread(backends)[0];
            assertThat(cold).as(policy.key()).isBetween(1, MANY / 20);
            assertThat(half).as(policy.key()).isBetween(MANY / 10, MANY / 4);
            assertThat(warm).as(policy.key()).isGreaterThan(MANY / 4);
        }
    }

    @Test
    @Criterion("B2Cr6.slow-start")
    void coldReplica_getsAll_whereThereIsNoOther() {
        Backends backends = backends(Strategies.slowStart(Policy.POWER_OF_TWO, Duration.ofSeconds(10)));
        backends.all().get(1).down("gone");
        backends.all().get(2).down("gone");
        assertThat(spread(backends)).containsExactly(MANY, 0, 0);
    }

    @Test
    @Criterion("B2Cr6.slow-start")
    void replicasThatBeganTogether_areChosenByThePolicy() {
        Backends backends = backends(Strategies.slowStart(Policy.POWER_OF_TWO, Duration.ofSeconds(10)));
        busy(backends, 2, 1);
        now += 1_000;
        assertThat(spread(backends)[2]).isZero();
    }

    @Test
    void worseStates_areAskedOnly_whereThereIsNoBetterOne() {
        Backends backends = backends(Policy.POWER_OF_TWO);
        Outliers outliers = new Outliers(backends.all(), Strategies.of(Policy.POWER_OF_TWO), () -> now, Telemetry.NONE);
        Backend ejected = backends.all().get(0);
        for (int i = 0; i < 5; i++) {
            outliers.failed(ejected, now);
        }
        Backend suspect = backends.all().get(1);
        suspect.suspect("reset");
        Backend ready = backends.all().get(2);
        assertThat(backends.choose(Set.of())).contains(ready);
        assertThat(backends.choose(Set.of(ready))).contains(suspect);
        assertThat(backends.choose(Set.of(ready, suspect))).contains(ejected);
        ejected.down("gone");
        assertThat(backends.choose(Set.of(ready, suspect))).isEmpty();
    }

    @Test
    @Criterion("B2Cr6.draining")
    void drainedReplica_getsNothing_andIsNotLostToChecks() {
        Backends backends = backends(Policy.ROUND_ROBIN);
        Backend out = backends.named("http://b:1").orElseThrow();
        out.drain(true);
        out.up();
        assertThat(out.state()).isEqualTo(Backend.State.DRAINING);
        assertThat(spread(backends)[1]).isZero();
        out.drain(false);
        assertThat(out.state()).isEqualTo(Backend.State.READY);
    }
}
