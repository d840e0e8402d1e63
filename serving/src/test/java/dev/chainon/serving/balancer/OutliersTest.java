package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutliersTest {

    private static final long MILLI = 1_000_000;

    private long now = 1_000;
    private final List<String> counted = new ArrayList<>();
    private final Telemetry telemetry = new Telemetry() {
        @Override
        public void count(String name, long amount, String... labels) {
            counted.add(name + " " + String.join(" ", labels));
        }

        @Override
        public void time(String name, long nanos, String... labels) {}

        @Override
        public void gauge(String name, DoubleSupplier value, String... labels) {}
    };

    private final List<Backend> four = four();
    private final Outliers outliers = new Outliers(four, Strategies.of(Policy.POWER_OF_TWO), () -> now, telemetry);

    private List<Backend> four() {
        List<Backend> made = IntStream.range(0, 4)
                .mapToObj(i -> new Backend("http://r" + i + ":1", () -> now))
                .toList();
        made.forEach(Backend::up);
        return made;
    }

    private void fail(Backend backend, int times) {
        for (int i = 0; i < times; i++) {
            outliers.failed(backend, now);
        }
    }

    private static void answer(Backend backend, int times, long millis) {
        for (int i = 0; i < times; i++) {
            backend.answered(millis * MILLI);
        }
    }

    private long ejected() {
        return four.stream().filter(b -> b.state() == Backend.State.EJECTED).count();
    }

    @Test
    @Criterion("B2Cr6.outlier-ejection")
    void failuresInARow_takeAReplicaOut_forATimeThatGrows_upToTheLongest() {
        Backend bad = four.get(0);
        fail(bad, 4);
        answer(bad, 1, 1);
        fail(bad, 4);
        assertThat(bad.state()).isEqualTo(Backend.State.READY);
        fail(bad, 1);
        assertThat(bad.state()).isEqualTo(Backend.State.EJECTED);
        long[] expected = {5_000, 10_000, 12_000, 12_000};
        for (long out : expected) {
            now += out - 1;
            assertThat(bad.state()).as("out for " + out).isEqualTo(Backend.State.EJECTED);
            now += 1;
            assertThat(bad.state()).isEqualTo(Backend.State.READY);
            fail(bad, 5);
        }
        assertThat(counted)
                .hasSize(5)
                .allMatch("chainon_balancer_ejections_total backend http://r0:1 reason failures"::equals);
    }

    @Test
    @Criterion("B2Cr6.outlier-ejection")
    void whatOneMomentBreaks_isOneFailure() {
        Backend bad = four.get(0);
        long begun = now;
        for (int moment = 0; moment < 4; moment++) {
            now += 100;
            for (int i = 0; i < 20; i++) {
                outliers.failed(bad, begun);
            }
            begun = now;
        }
        assertThat(bad.state()).isEqualTo(Backend.State.READY);
        now += 100;
        outliers.failed(bad, begun);
        assertThat(bad.state()).isEqualTo(Backend.State.EJECTED);
    }

    @Test
    @Criterion("B2Cr6.outlier-ejection")
    void ejectionsAreForgotten_afterGoodBehaviour() {
        Backend bad = four.get(0);
        fail(bad, 5);
        now += 5_000;
        fail(bad, 5);
        now += 10_000 + 10_000;
        outliers.look();
        fail(bad, 5);
        now += 5_000;
        assertThat(bad.state()).isEqualTo(Backend.State.READY);
    }

    @Test
    @Criterion("B2Cr6.outlier-ejection")
    void replicaMuchSlowerThanTheOthers_isTakenOut() {
        four.subList(0, 3).forEach(b -> answer(b, 50, 6));
        answer(four.get(3), 20, 60);
        outliers.look();
        assertThat(four.get(3).state()).isEqualTo(Backend.State.EJECTED);
        assertThat(ejected()).isEqualTo(1);
        assertThat(counted).containsExactly("chainon_balancer_ejections_total backend http://r3:1 reason slow");
    }

    @Test
    @Criterion("B2Cr6.outlier-ejection")
    void replicaInItsSlowStart_isNotJudgedByItsSpeed() {
        Strategy warming = Strategies.slowStart(Policy.POWER_OF_TWO, Duration.ofSeconds(2));
        Outliers patient = new Outliers(four, warming, () -> now, telemetry);
        now += 2_000;
        four.get(3).down("restarted");
        four.get(3).up();
        for (int period = 0; period < 3; period++) {
            four.subList(0, 3).forEach(b -> answer(b, 50, 6));
            answer(four.get(3), 20, 60);
            patient.look();
            assertThat(ejected()).as("after %d s", period).isEqualTo(period / 2);
            now += 1_000;
        }
    }

    @Test
    void whatIsSlowForAll_orFastEnough_orHardlySeen_takesNobodyOut() {
        four.forEach(b -> answer(b, 50, 60));
        outliers.look();
        four.subList(0, 3).forEach(b -> answer(b, 50, 0));
        answer(four.get(3), 50, 4);
        outliers.look();
        four.subList(0, 3).forEach(b -> answer(b, 50, 6));
        answer(four.get(3), 9, 600);
        outliers.look();
        assertThat(ejected()).isZero();
    }

    @Test
    @Criterion("B2Cr6.outlier-ejection")
    void atMostAShareIsOut_oneOfTwoAlways_andOneAloneNever() {
        four.forEach(b -> fail(b, 5));
        assertThat(ejected()).isEqualTo(2);
        List<Backend> two = four().subList(0, 2);
        Outliers ofTwo = new Outliers(two, Strategies.of(Policy.POWER_OF_TWO), () -> now, telemetry);
        for (int i = 0; i < 10; i++) {
            two.forEach(b -> ofTwo.failed(b, now));
        }
        assertThat(two).filteredOn(b -> b.state() == Backend.State.EJECTED).hasSize(1);
        List<Backend> one = four().subList(0, 1);
        Outliers ofOne = new Outliers(one, Strategies.of(Policy.POWER_OF_TWO), () -> now, telemetry);
        for (int i = 0; i < 10; i++) {
            ofOne.failed(one.get(0), now);
        }
        assertThat(one.get(0).state()).isEqualTo(Backend.State.READY);
    }
}
