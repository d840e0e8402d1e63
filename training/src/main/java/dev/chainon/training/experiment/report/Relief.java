package dev.chainon.training.experiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.training.experiment.design.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The response surface of a result, drawn: a map over two factors and a cut along each, the other factors being best.
 *
 * @param surface of one response of the result
 */
record Relief(JsonNode details, JsonNode surface, boolean greater, Locale language) {

    private static final int CELLS = 30;

    private double at(double[] x) {
        double y = surface.path("constant").asDouble();
        for (int i = 0; i < x.length; i++) {
            y += surface.path("slopes").path(i).asDouble() * x[i];
            for (int j = 0; j < x.length; j++) {
                y += x[i] * x[j] * surface.path("curvatures").path(i).path(j).asDouble();
            }
        }
        return y;
    }

    private double[] optimum() {
        return Scores.numbers(surface.path("optimum").path("coded"));
    }

    /** The first two factors of the declaration; dark is good. */
    Plot map(Sheet.Words words, String best, String usual) {
        double reach = surface.path("reach").asDouble();
        List<Mark> marks = new ArrayList<>(cells(reach));
        List<Mark.Spot> measured = new ArrayList<>();
        details.path("runs")
                .forEach(run -> measured.add(new Mark.Spot(
                        run.path("coded").path(0).asDouble(),
                        run.path("coded").path(1).asDouble())));
        marks.add(new Mark.Dots(0, measured.stream().distinct().toList()));
        marks.add(new Mark.Dots(1, List.of(new Mark.Spot(optimum()[0], optimum()[1], best))));
        if (surface.has("usual")) {
            double[] at = Scores.numbers(surface.path("usual").path("coded"));
            marks.add(new Mark.Dots(2, List.of(new Mark.Spot(at[0], at[1], usual))));
        }
        return new Plot(words.title(), axis(0, reach * 1.05), axis(1, reach * 1.05), marks);
    }

    private List<Mark> cells(double reach) {
        double[] x = optimum();
        double[][] values = new double[CELLS][CELLS];
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < CELLS; i++) {
            for (int j = 0; j < CELLS; j++) {
                x[0] = reach * ((2 * i + 1.0) / CELLS - 1);
                x[1] = reach * ((2 * j + 1.0) / CELLS - 1);
                values[i][j] = at(x);
                least = Math.min(least, values[i][j]);
                most = Math.max(most, values[i][j]);
            }
        }
        List<Mark> cells = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            for (int j = 0; j < CELLS; j++) {
                double share = most > least ? (values[i][j] - least) / (most - least) : 0;
                cells.add(new Mark.Cell(
                        new Mark.Spot(reach * (2.0 * i / CELLS - 1), reach * (2.0 * j / CELLS - 1)),
                        new Mark.Spot(reach * (2.0 * (i + 1) / CELLS - 1), reach * (2.0 * (j + 1) / CELLS - 1)),
                        greater ? share : 1 - share));
            }
        }
        return cells;
    }

    /** One factor's axis, marked with its own values. */
    private Axis axis(int factor, double reach) {
        Factor.Quantity quantity = quantity(factor);
        List<Axis.Tick> ticks = new ArrayList<>();
        for (double coded : new double[] {-1, 0, 1}) {
            ticks.add(new Axis.Tick(coded, Axis.number(quantity.value(coded), language)));
        }
        return Axis.named(quantity.name(), -reach, reach, ticks);
    }

    private Factor.Quantity quantity(int factor) {
        JsonNode told = details.path("factors").path(factor);
        return new Factor.Quantity(
                told.path("name").asText(),
                told.path("low").asDouble(),
                told.path("high").asDouble(),
                told.path("scale").asText().equals("log"),
                false);
    }

    /** The prediction along each factor, from one end of the region to the other. */
    Plot cuts(Sheet.Words words) {
        double reach = surface.path("reach").asDouble();
        List<Mark> marks = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int factor = 0; factor < details.path("factors").size(); factor++) {
            List<Mark.Spot> spots = new ArrayList<>();
            for (int step = 0; step <= 2 * CELLS; step++) {
                double[] x = optimum();
                x[factor] = reach * ((double) step / CELLS - 1);
                values.add(at(x));
                spots.add(new Mark.Spot(x[factor], at(x)));
            }
            marks.add(new Mark.Path(quantity(factor).name(), factor % 4, spots));
        }
        List<Axis.Tick> ticks = List.of(new Axis.Tick(-1, "-1"), new Axis.Tick(0, "0"), new Axis.Tick(1, "1"));
        Axis across = Axis.named(words.across(), -reach * 1.05, reach * 1.05, ticks);
        Axis up = Axis.over(words.up(), values.stream().mapToDouble(d -> d).toArray(), language);
        return new Plot(words.title(), across, up, marks);
    }
}
