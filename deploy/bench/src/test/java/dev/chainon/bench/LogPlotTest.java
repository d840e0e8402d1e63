package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LogPlotTest {

    @Test
    void putsPowersOfTenAtEqualDistances() {
        LogPlot plot = new LogPlot(
                "a < b",
                "rows",
                "ms",
                List.of(new LogPlot.Line(
                        "loop",
                        List.of(new LogPlot.Point(10, 1), new LogPlot.Point(100, 10), new LogPlot.Point(1_000, 100)))));

        assertThat(plot.svg(Locale.UK))
                .contains("points=\"80.0,344.0 310.0,194.0 540.0,44.0\"")
                .contains(">1,000</text>")
                .contains("a &lt; b");
    }

    @Test
    void refusesAValueThatHasNoLogarithm() {
        assertThatThrownBy(() -> new LogPlot.Point(1, 0)).hasMessageContaining("logarithmic");
    }

    @Test
    void refusesALineWithoutPoints() {
        assertThatThrownBy(() -> new LogPlot("t", "x", "y", List.of(new LogPlot.Line("empty", List.of()))))
                .hasMessageContaining("'t'");
    }
}
