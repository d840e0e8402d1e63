package dev.chainon.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Columns TEN = new Columns(10);

    @Test
    void sketchesOfSlicesMergeIntoThatOfAll() {
        List<byte[]> merged = Columns.merged(TEN.sketched(0, 30_000), TEN.sketched(30_000, 50_000));

        assertThat(Columns.read(merged.get(1)).getN()).isEqualTo(50_000);
        assertThat(Columns.read(merged.get(1)).getRank(.5f)).isCloseTo(.5, within(.02));
        assertThat(Columns.read(merged.get(0)).getRank(.25f))
                .as("the bent column")
                .isCloseTo(.5, within(.02));
    }

    @Test
    void bytesOfAColumnDoNotFollowTheRows() {
        assertThat(TEN.sketched(0, 200_000).get(1).length)
                .isLessThan(2 * TEN.sketched(0, 20_000).get(1).length);
    }

    @Test
    void floorReadsTheSameValues() {
        double sum = 0;
        for (int row = 0; row < 2_000; row++) {
            for (int column = 0; column < 10; column++) {
                sum += TEN.value(row, column);
            }
        }
        assertThat(TEN.summed(0, 2_000)).isCloseTo(sum, within(1e-6));
    }
}
