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
                .contains("points=\"80.0,354.0 310.0,204.0 540.0,54.0\"")
                .contains(">1,000</text>")
                .contains("a &lt; b");
    }

    @Test
    void namesLinesThatEndAtTheSamePlaceOneBelowTheOther() {
        List<LogPlot.Point> same = List.of(new LogPlot.Point(10, 1), new LogPlot.Point(100, 10));

        String svg = new LogPlot(
                        "t", "rows", "ms", List.of(new LogPlot.Line("one", same), new LogPlot.Line("other", same)))
                .svg(Locale.UK);

        assertThat(svg).contains("y=\"58.0\" text-anchor=\"start\" font-size=\"12\">one<");
        assertThat(svg).contains("y=\"72.0\" text-anchor=\"start\" font-size=\"12\">other<");
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
