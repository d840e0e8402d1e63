package dev.chainon.training.experiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The plots of one response of an experiment.
 *
 * @param details of the result
 * @param response one of its responses
 */
record Sheet(JsonNode details, JsonNode response, Locale language) {

    /** Words of one plot: its title and its axes. */
    record Words(String title, String across, String up) {}

    private Axis axis(String words, List<Double> values) {
        return Axis.over(words, values.stream().mapToDouble(d -> d).toArray(), language);
    }

    private Plot plot(Words words, List<Mark> marks, List<Double> moreAcross) {
        List<Double> xs = new ArrayList<>(moreAcross);
        List<Double> ys = new ArrayList<>();
        marks.forEach(mark -> mark.spots().forEach(spot -> {
            xs.add(spot.x());
            ys.add(spot.y());
        }));
        return new Plot(words.title(), axis(words.across(), xs), axis(words.up(), ys), marks);
    }

    /** Sizes of the effects against half-normal scores: noise lies on a line through the origin, what matters lies to its right. */
    Plot halfNormal(Words words) {
        List<JsonNode> sorted = new ArrayList<>();
        response.path("contrasts").forEach(sorted::add);
        sorted.sort(Comparator.comparingDouble(c -> Math.abs(c.path("value").asDouble())));
        double margin = response.path("lenth").path("margin").asDouble();
        double[] scores = Scores.halfNormal(sorted.size());
        List<Mark.Spot> spots = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double size = Math.abs(sorted.get(i).path("value").asDouble());
            String label = size > margin ? sorted.get(i).path("name").asText() : "";
            spots.add(new Mark.Spot(size, scores[i], label));
        }
        List<Mark> marks = new ArrayList<>(List.of(new Mark.Dots(0, spots)));
        List<Double> across = new ArrayList<>(List.of(0.0));
        if (response.has("lenth")) {
            double simultaneous = response.path("lenth").path("simultaneous").asDouble();
            marks.add(new Mark.Upright(margin, language.equals(Locale.FRANCE) ? "marge" : "margin"));
            marks.add(new Mark.Upright(simultaneous, language.equals(Locale.FRANCE) ? "simultanée" : "simultaneous"));
            across.addAll(List.of(margin, simultaneous));
        }
        return plot(words, marks, across);
    }

    /** Mean response at the low and at the high level of each factor. */
    Plot mainEffects(Words words) {
        List<Mark> marks = new ArrayList<>();
        List<Axis.Tick> ticks = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (int factor = 0; factor < details.path("factors").size(); factor++) {
            double low = mean(new int[] {factor}, new int[] {-1});
            double high = mean(new int[] {factor}, new int[] {1});
            means.addAll(List.of(low, high));
            marks.add(
                    new Mark.Path("", 0, List.of(new Mark.Spot(factor - 0.3, low), new Mark.Spot(factor + 0.3, high))));
            ticks.add(new Axis.Tick(
                    factor, details.path("factors").path(factor).path("name").asText()));
        }
        double mean = means.stream().mapToDouble(d -> d).average().orElse(0);
        marks.add(new Mark.Level(mean));
        Axis across = Axis.named(words.across(), -0.5, ticks.size() - 0.5, ticks);
        return new Plot(words.title(), across, axis(words.up(), means), marks);
    }

    /** Mean response at the four corners of two factors: lines that are not parallel are an interaction. */
    Plot interaction(Words words, int one, int other) {
        List<Mark> marks = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (int level : new int[] {-1, 1}) {
            double low = mean(new int[] {one, other}, new int[] {-1, level});
            double high = mean(new int[] {one, other}, new int[] {1, level});
            means.addAll(List.of(low, high));
            String label = name(other) + " = " + level(other, level);
            marks.add(new Mark.Path(label, (level + 1) / 2, List.of(new Mark.Spot(-1, low), new Mark.Spot(1, high))));
        }
        Axis across = Axis.named(
                name(one), -1.2, 1.2, List.of(new Axis.Tick(-1, level(one, -1)), new Axis.Tick(1, level(one, 1))));
        return new Plot(words.title(), across, axis(words.up(), means), marks);
    }

    String name(int factor) {
        return details.path("factors").path(factor).path("name").asText();
    }

    private String level(int factor, int coded) {
        JsonNode value = details.path("factors").path(factor).path(coded < 0 ? "low" : "high");
        return value.isNumber() ? Axis.number(value.asDouble(), language) : value.toString();
    }

    private double mean(int[] factors, int[] levels) {
        double sum = 0;
        int count = 0;
        for (JsonNode run : details.path("runs")) {
            boolean here = true;
            for (int i = 0; i < factors.length; i++) {
                here &= run.path("coded").path(factors[i]).asDouble() * levels[i] > 0;
            }
            sum += here
                    ? run.path("metrics").path(response.path("name").asText()).asDouble()
                    : 0;
            count += here ? 1 : 0;
        }
        return sum / count;
    }

    /** Ordered residuals against normal scores: a line where they are normal. */
    Plot normal(Words words) {
        double[] left = Scores.numbers(response.path("residuals").path("left"));
        Arrays.sort(left);
        return scatter(words, Scores.normal(left.length), left);
    }

    Plot residualsByRun(Words words) {
        double[] left = Scores.numbers(response.path("residuals").path("left"));
        double[] runs = new double[left.length];
        Arrays.setAll(runs, i -> i + 1.0);
        return scatter(words, runs, left);
    }

    Plot residualsByFit(Words words) {
        return scatter(
                words,
                Scores.numbers(response.path("residuals").path("fitted")),
                Scores.numbers(response.path("residuals").path("left")));
    }

    private Plot scatter(Words words, double[] xs, double[] ys) {
        List<Mark.Spot> spots = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            spots.add(new Mark.Spot(xs[i], ys[i]));
        }
        return plot(words, List.of(new Mark.Level(0), new Mark.Dots(0, spots)), List.of());
    }
}
