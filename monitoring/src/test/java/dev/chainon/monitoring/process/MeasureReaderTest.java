package dev.chainon.monitoring.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasureReaderTest {

    private static final String TEXT = """
            # HELP place_total other
            place_total 9.0
            place{replica="a b"} 1.2345E4
            broken one
            lost NaN
            """;

    @Test
    void findsTheMeasureOfThatNameOnly() {
        assertThat(MeasureReader.find(TEXT, "place")).hasValue(12_345);
        assertThat(MeasureReader.find(TEXT, "place_total")).hasValue(9);
        assertThat(MeasureReader.find(TEXT, "broken")).isEmpty();
        assertThat(MeasureReader.find(TEXT, "lost")).isEmpty();
        assertThat(MeasureReader.find(TEXT, "none")).isEmpty();
    }

    @Test
    void showsItsKey_toAProcessThatAsks() throws IOException {
        try (GuardedFigures process = new GuardedFigures("place 7", "the-key")) {
            assertThat(new MeasureReader(Optional.of("the-key")).read(process.address(), "place"))
                    .hasValue(7);
            assertThat(new MeasureReader(Optional.empty()).read(process.address(), "place"))
                    .isEmpty();
        }
    }

    @Test
    void aProcessThatDoesNotAnswerTellsNothing() {
        assertThat(new MeasureReader(Optional.empty()).read(URI.create("http://127.0.0.1:1"), "place"))
                .isEmpty();
    }
}
