package dev.chainon.training.experiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The course of two kinds of search: the least loss so far, as the mean over the seeds. */
record Course(JsonNode details, Locale language) {

    Plot plot(Sheet.Words words, String genetic, String random) {
        List<Mark> marks = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        List<String> strategies = List.of("genetic", "random");
        for (int i = 0; i < strategies.size(); i++) {
            double[] means = means(strategies.get(i));
            List<Mark.Spot> spots = new ArrayList<>();
            for (int evaluation = 0; evaluation < means.length; evaluation++) {
                spots.add(new Mark.Spot(evaluation + 1, means[evaluation]));
                losses.add(means[evaluation]);
            }
            marks.add(new Mark.Path(i == 0 ? genetic : random, i, spots));
        }
        double budget = details.path("budget").asDouble();
        return new Plot(
                words.title(),
                Axis.over(words.across(), new double[] {1, budget}, language),
                Axis.over(words.up(), losses.stream().mapToDouble(d -> d).toArray(), language),
                marks);
    }

    private double[] means(String strategy) {
        double[] means = new double[details.path("budget").asInt()];
        int seeds = details.path("seeds").size();
        for (JsonNode search : details.path("searches")) {
            for (int i = 0; i < means.length; i++) {
                boolean own = search.path("strategy").asText().equals(strategy);
                means[i] += own ? search.path("course").path(i).asDouble() / seeds : 0;
            }
        }
        return means;
    }
}
