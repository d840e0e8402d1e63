package dev.chainon.ingestion.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberingTest {

    private final Numbering numbering = new Numbering();

    @Test
    void countsRowsOfOneKeyFromOne() {
        assertThat(numbering.next("a", row(1, "x"))).isEqualTo(1);
        assertThat(numbering.next("a", row(2, "x"))).isEqualTo(2);
        assertThat(numbering.next("b", row(2, "x"))).isEqualTo(1);
    }

    @Test
    void givesZeroToAnExactDuplicate_andDoesNotCountIt() {
        assertThat(numbering.next("a", row(1, "x"))).isEqualTo(1);
        assertThat(numbering.next("a", row(1, "x"))).isZero();
        assertThat(numbering.next("a", row(1, "x"))).isZero();
        assertThat(numbering.next("a", row(1, "y"))).isEqualTo(2);
    }

    @Test
    void takesMissingValuesAsEqual() {
        assertThat(numbering.next("", row(1, null))).isEqualTo(1);
        assertThat(numbering.next("", row(1, null))).isZero();
    }

    private static Object[] row(Object... values) {
        return values;
    }
}
