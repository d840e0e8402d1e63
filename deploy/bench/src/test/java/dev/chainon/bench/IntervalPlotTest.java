package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IntervalPlotTest {

    @Test
    void drawsEachIntervalFromEndToEnd_besideALineAtZero() {
        IntervalPlot plot = new IntervalPlot(
                "Gains & losses", List.of(new IntervalPlot.Bar("a", -1, 1, 2), new IntervalPlot.Bar("b", 0.5, 1.5, 3)));

        assertThat(plot.svg(Locale.UK))
                .contains("Gains &amp; losses", "x1=\"340.0\" y1=\"32\" x2=\"340.0\"")
                .contains("x1=\"250.0\" y1=\"49\" x2=\"520.0\"", "cx=\"430.0\"", "+1.0000  [-1.0000 ; +2.0000]")
                .contains("x1=\"385.0\" y1=\"75\" x2=\"610.0\"");
        assertThat(plot.svg(Locale.FRANCE)).contains("+1,0000  [-1,0000 ; +2,0000]");
    }

    @Test
    void refusesAnIntervalUpsideDown_andNone() {
        assertThatThrownBy(() -> new IntervalPlot.Bar("a", 2, 1, 1)).hasMessageContaining("'a' cannot be 1.0");
        assertThatThrownBy(() -> new IntervalPlot("empty", List.of())).hasMessageContaining("no interval");
    }
}
