package dev.chainon.evidence.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of every kind, good and bad, for the recorder to see. Nested, so that the build itself never runs them. */
final class PlantedProofs {

    private PlantedProofs() {}

    static final class Plain {
        @Test
        @Criterion("Toy.passes")
        @Criterion("Toy.both")
        void passes() {}

        @Test
        @Criterion("Toy.fails")
        @Criterion("Toy.both")
        void fails() {
            assertThat(1).as("planted\nfailure").isEqualTo(2);
        }

        @Test
        @Disabled("planted")
        @Criterion("Toy.disabled")
        void isDisabled() {}

        @Test
        @Criterion("Toy.aborted")
        void isAborted() {
            assumeTrue(false, "no engine here");
        }

        @Test
        void claimsNothing() {}
    }

    static final class Cases {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @Criterion("Toy.cases")
        void allPass(int n) {
            assertThat(n).isPositive();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @Criterion("Toy.one-bad-case")
        void oneFails(int n) {
            assertThat(n).isNotEqualTo(2);
        }

        @ParameterizedTest(allowZeroInvocations = true)
        @MethodSource("nothing")
        @Criterion("Toy.no-case")
        void noCase(int n) {
            assertThat(n).isPositive();
        }

        static int[] nothing() {
            return new int[0];
        }
    }

    static final class BrokenBefore {
        @BeforeAll
        static void setUp() {
            throw new IllegalStateException("planted in the set-up");
        }

        @Test
        @Criterion("Toy.before")
        void neverBegins() {}
    }

    static final class BrokenAfter {
        @AfterAll
        static void tearDown() {
            throw new IllegalStateException("planted in the tear-down");
        }

        @Test
        @Criterion("Toy.after")
        void passesFirst() {}
    }

    static final class GivenUpBefore {
        @BeforeAll
        static void setUp() {
            assumeTrue(false, "no broker here");
        }

        @Test
        @Criterion("Toy.given-up")
        void neverBegins() {}
    }

    @Disabled("the whole class")
    static final class DisabledClass {
        @Test
        @Criterion("Toy.disabled-class")
        void neverBegins() {}
    }

    @EnabledIfEnvironmentVariable(named = "CHAINON_PLANTED", matches = "never")
    static final class Outer {
        @Nested
        class Inner {
            @Test
            @Criterion("Toy.nested")
            void neverBegins() {}
        }
    }

    abstract static class Kit {
        @Test
        @Criterion("Toy.kit")
        void holds() {}
    }

    static final class KitHere extends Kit {}

    static final class Properties {
        @Property(tries = 20)
        @Criterion("Toy.property")
        void holds(@ForAll @IntRange(min = 1, max = 9) int n) {
            assertThat(n).isPositive();
        }

        @Property(tries = 20)
        @Criterion("Toy.bad-property")
        void breaks(@ForAll @IntRange(min = 1, max = 9) int n) {
            assertThat(n).isNegative();
        }
    }
}
