package dev.chainon.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chainon.evidence.record.Criterion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Proofs that tests plant in a scratch project. Nested, so that the build itself never runs them. */
final class PlantedClaims {

    private PlantedClaims() {}

    static final class Good {
        @Test
        @Criterion("B3Cr4.bit-identity")
        void holds() {}
    }

    static final class Reads {
        @Test
        @Criterion(
                value = "B3Cr4.bit-identity",
                covers = {"docs/page.md", "data"})
        void holds() {}
    }

    static final class Bad {
        @Test
        @Criterion("B3Cr4.bit-identity")
        void breaks() {
            assertThat("stream").as("planted <failure>").isEqualTo("batch");
        }
    }

    static final class Off {
        @Test
        @Disabled("planted")
        @Criterion("B3Cr4.bit-identity")
        void isOff() {}
    }

    static final class GivenUp {
        @Test
        @Criterion("B3Cr4.bit-identity")
        void isGivenUp() {
            assumeTrue(false, "no engine here");
        }
    }

    static final class BrokenBefore {
        @BeforeAll
        static void setUp() {
            throw new IllegalStateException("planted in the set-up");
        }

        @Test
        @Criterion("B3Cr4.bit-identity")
        void neverBegins() {}
    }

    static final class Unknown {
        @Test
        @Criterion("B3Cr4.no-such-clause")
        void holds() {}
    }

    static final class Gpu {
        @Test
        @Criterion("B2Cr5.gpu")
        void needsOne() {
            assumeTrue(false, "no GPU on this machine");
        }
    }

    static final class Person {
        @Test
        @Criterion("B4Cr8.satisfaction")
        void noTestCanTell() {}
    }
}
