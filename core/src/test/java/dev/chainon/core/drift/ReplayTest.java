package dev.chainon.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final long DAY = 11_323;

    private static final ColumnReference TWO_BINS =
            new ColumnReference("wind", new float[] {1}, new int[] {0}, new long[] {3, 4}, .1, .2);
    private static final ColumnReference ONE_BIN =
            new ColumnReference("flat", new float[0], new int[0], new long[] {7}, 0, 0);
    private static final Reference REFERENCE = new Reference(List.of(TWO_BINS, ONE_BIN), TWO_BINS, .5, List.of());

    private static final Replay REPLAY = new Replay(
            REFERENCE,
            List.of(
                    new Replay.Day(DAY, List.of(new long[] {5, 6}, new long[] {11})),
                    new Replay.Day(DAY + 1, List.of(new long[] {0, 70_000}, new long[] {70_000}))),
            List.of(
                    new Replay.Judged(DAY * 1440, .25f, true),
                    new Replay.Judged(DAY * 1440 + 7, 0f, false),
                    new Replay.Judged(DAY * 1440 + 3, 1f, true)));

    @Test
    void comesBackFromItsBytes() throws IOException {
        Replay back = Replay.read(new ByteArrayInputStream(bytes(REPLAY)));

        assertThat(back.reference()).usingRecursiveComparison().isEqualTo(REFERENCE);
        assertThat(back.days()).usingRecursiveFieldByFieldElementComparator().containsExactlyElementsOf(REPLAY.days());
        assertThat(back.outcomes())
                .extracting(Replay.Judged::minute)
                .containsExactly(DAY * 1440, DAY * 1440 + 7, DAY * 1440 + 3);
        assertThat(back.outcomes()).extracting(Replay.Judged::outcome).containsExactly(true, false, true);
        assertThat(back.outcomes().get(0).score()).isCloseTo(.25f, within(1 / 65_535f));
        assertThat(back.outcomes().get(1).score()).isZero();
        assertThat(back.outcomes().get(2).score()).isEqualTo(1);
    }

    @Test
    void isTheSameBytes_whenWrittenAgain() throws IOException {
        byte[] once = bytes(REPLAY);

        assertThat(bytes(Replay.read(new ByteArrayInputStream(once)))).isEqualTo(once);
    }

    @Test
    void refusesCountsThatTheFileCannotHold() {
        Replay large = new Replay(
                REFERENCE, List.of(new Replay.Day(DAY, List.of(new long[] {1L << 40, 0}, new long[] {0}))), List.of());

        assertThatThrownBy(() -> bytes(large)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aReferenceHasEachFeatureOnce_andOneBinMoreThanCuts() {
        assertThatThrownBy(() -> new Reference(List.of(TWO_BINS, TWO_BINS), ONE_BIN, .5, List.of()))
                .hasMessage("feature wind stands twice in the reference");
        assertThatThrownBy(() -> new ColumnReference("x", new float[] {1}, new int[0], new long[] {1}, 0, 0))
                .hasMessage("column x has 1 cuts and 1 bins: one more is due");
        assertThatThrownBy(() -> ColumnReference.of("x", new float[2], new long[3]))
                .hasMessageContaining("has 2 values and 3 minutes");
        assertThatThrownBy(() -> ColumnReference.of("x", new float[0], new long[0]))
                .hasMessageContaining("give at least one");
    }

    private static byte[] bytes(Replay replay) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        replay.write(out);
        return out.toByteArray();
    }
}
