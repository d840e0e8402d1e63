package dev.chainon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Measured.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final Measured GAIN = new Measured(0.0012, 0.0003, 0.0021, Unit.NUMBER);

    @Test
    @Criterion("B2Cr1.gate")
    void saysFigureBoundAndVerdict_inOneSentence() {
        assertThat(new Check("gain", "auc", GAIN, Bound.surelyAbove(0), "over models:/m/3").words())
                .isEqualTo("met: gain auc 0.0012 [3.00e-04, 0.0021], lower end above 0.0000 (over models:/m/3)");
        assertThat(new Check("latency.p99", "", Measured.of(5210.5, Unit.MICROSECONDS), Bound.atMost(5000), "").words())
                .isEqualTo("NOT met: latency.p99 5210.5 us, at most 5000.0 us");
        assertThat(new Check("size", "", Measured.of(61_440, Unit.BYTES), Bound.atMost(8e6), "").words())
                .isEqualTo("met: size 61.4 kB, at most 8000.0 kB");
    }

    @Test
    void noiseIsNoVerdict_betterNeedsTheLowerEnd_worseTheUpperOne() {
        Measured noise = new Measured(-0.001, -0.004, 0.002, Unit.NUMBER);
        Measured worse = new Measured(-0.03, -0.04, -0.021, Unit.NUMBER);

        assertThat(new Check("gain", "auc", noise, Bound.surelyAbove(0), "").passed())
                .isFalse();
        assertThat(new Check("not-worse", "auc", noise, Bound.notSurelyBelow(0), "").passed())
                .isTrue();
        assertThat(new Check("not-worse", "auc", worse, Bound.notSurelyBelow(-0.02), "").passed())
                .isFalse();
        assertThat(new Check("not-worse", "auc", worse, Bound.notSurelyBelow(-0.03), "").passed())
                .isTrue();
    }

    @Test
    void whatCannotBeMeasuredMeetsNothing_andSaysWhy() {
        for (Bound bound : List.of(Bound.atLeast(0), Bound.atMost(0), Bound.surelyAbove(0), Bound.notSurelyBelow(0))) {
            assertThat(Check.impossible("gain", "auc", bound, "its files are gone")
                            .passed())
                    .isFalse();
        }
        assertThat(Check.impossible("gain", "auc", Bound.surelyAbove(0), "its files are gone")
                        .words())
                .isEqualTo("NOT met: gain auc not measured, lower end above 0.0000 (its files are gone)");
    }

    @Test
    void goesThroughJsonUnchanged_whatIsNotANumberTooAndWhatIsInfinite() {
        List<Check> checks = List.of(
                new Check("gain", "auc", GAIN, Bound.surelyAbove(0), "note"),
                new Check("parity", "", Measured.of(Double.POSITIVE_INFINITY, Unit.NUMBER), Bound.atMost(1e-5), ""),
                Check.impossible("gain", "", Bound.surelyAbove(0), "why"));

        assertThat(Checks.read(Checks.write(checks))).isEqualTo(checks);
        assertThat(Checks.write(checks)).contains("\"passed\":true", "\"passed\":false");
        assertThatThrownBy(() -> Checks.read("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
