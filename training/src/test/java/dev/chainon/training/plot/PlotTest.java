package dev.chainon.training.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PlotTest {

    @Test
    void drawsCurvesAndAMark_asXml_withCommasInFrench() throws Exception {
        LinePlot plot = LinePlot.of(
                        "R & D",
                        new LinePlot.Axes("<x>", "y", 1, 100),
                        List.of(
                                new LinePlot.Series(
                                        "one", List.of(new LinePlot.Point(0, 0), new LinePlot.Point(1, 100))),
                                new LinePlot.Series("two", List.of(new LinePlot.Point(0, 250)))))
                .withDiagonal()
                .marked(new LinePlot.Mark(new LinePlot.Point(0.5, 50), "here"));

        Document drawn = parsed(plot.svg(Locale.FRENCH));

        assertThat(drawn.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(drawn.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("R & D");
        assertThat(plot.svg(Locale.FRENCH))
                .contains("0,40")
                .contains("62.0,340.0 482.0,40.0")
                .contains(">here<");
        assertThat(plot.svg(Locale.ENGLISH)).contains("0.40").isEqualTo(plot.svg(Locale.ENGLISH));
        assertThat(plot.svg(Locale.ENGLISH)).as("beyond the axis").contains("points=\"62.0,40.0\"");
    }

    @Test
    void drawsBarsWithTheirIntervals() throws Exception {
        BarPlot plot = new BarPlot(
                "recall",
                "share",
                2,
                List.of(
                        new BarPlot.Bar("morning", 0.5, Optional.of(new BarPlot.Range(0.4, 0.6))),
                        new BarPlot.Bar("worse than nothing", -0.1, Optional.empty())));

        Document drawn = parsed(plot.svg(Locale.ENGLISH));

        assertThat(drawn.getElementsByTagName("line").getLength()).isEqualTo(3);
        assertThat(plot.svg(Locale.ENGLISH)).contains("width=\"275.0\"", ">0.50<", "width=\"0.0\"", ">-0.10<");
        assertThatThrownBy(() -> new BarPlot("empty", "", 1, List.of())).hasMessageContaining("no bar");
        assertThatThrownBy(() -> new LinePlot.Axes("x", "y", 0, 1)).hasMessageContaining("beyond zero");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
