package dev.chainon.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.experiment.design.Column;
import dev.chainon.training.experiment.design.Factor;
import dev.chainon.training.experiment.design.Fraction;
import dev.chainon.training.experiment.design.Letters;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that is kept of an experiment, as JSON: how it was declared, what its design can tell apart, every run, and the verdict on each response. */
final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Experiment experiment;
    private final String rows;

    /** @param rows what was learned from and judged on */
    Story(Experiment experiment, String rows) {
        this.experiment = experiment;
        this.rows = rows;
    }

    /** @param measured the journal's lines by run, none missing */
    ObjectNode details(Map<Integer, JsonNode> measured) {
        Declaration declaration = experiment.declaration();
        ObjectNode details = JSON.createObjectNode();
        details.put("name", declaration.name());
        details.set("question", JSON.valueToTree(new TreeMap<>(declaration.question())));
        details.put("rows", rows);
        details.put("confidence", declaration.judging().confidence());
        details.put("interactions", declaration.judging().interactions());
        details.put("seed", declaration.schedule().seed());
        details.set("blocks", JSON.valueToTree(declaration.schedule().blocks()));
        details.put("replicates", declaration.schedule().replicates());
        details.put("points", experiment.design().points().length);
        details.put("design", experiment.hash());
        details.set("fixed", JSON.valueToTree(new TreeMap<>(declaration.fixed())));
        factors(details.putArray("factors"));
        structure(details);
        ArrayNode runs = details.putArray("runs");
        TreeSet<String> commits = new TreeSet<>();
        measured.values().forEach(run -> {
            runs.add(run);
            commits.add(run.path("commit").asText());
        });
        details.set("commits", JSON.valueToTree(commits));
        ArrayNode responses = details.putArray("responses");
        for (Metric metric : declaration.judging().responses()) {
            double[] values = measured.values().stream()
                    .mapToDouble(run -> run.path("metrics").path(metric.key()).asDouble())
                    .toArray();
            responses.add(new Verdict(experiment, metric, values).json());
        }
        return details;
    }

    private void factors(ArrayNode told) {
        for (int i = 0; i < experiment.declaration().factors().size(); i++) {
            Factor factor = experiment.declaration().factors().get(i);
            ObjectNode one = told.addObject().put("letter", Letters.of(i)).put("name", factor.name());
            one.set("low", JSON.valueToTree(factor.at(-1)));
            one.set("high", JSON.valueToTree(factor.at(1)));
            boolean logarithmic = factor instanceof Factor.Quantity quantity && quantity.logarithmic();
            one.put("scale", factor instanceof Factor.Choice ? "choice" : logarithmic ? "log" : "linear");
        }
    }

    /** What the design cannot tell apart. */
    private void structure(ObjectNode details) {
        experiment.design().fraction().ifPresent(fraction -> fraction(details.putObject("fraction"), fraction));
        ArrayNode aliases = details.putArray("aliases");
        for (Column column : experiment.design().contrasts()) {
            if (column.order() >= 1
                    && column.order() <= experiment.declaration().judging().interactions()
                    && !column.aliases().isEmpty()) {
                ObjectNode one = aliases.addObject().put("effect", column.name());
                one.set("aliases", JSON.valueToTree(column.aliases()));
            }
        }
    }

    private static void fraction(ObjectNode told, Fraction fraction) {
        told.put("factors", fraction.factors());
        told.put("generated", fraction.generators().size());
        told.put("resolution", fraction.resolution());
        ArrayNode generators = told.putArray("generators");
        fraction.generators().forEach(generator -> generators.add(generator.toString()));
        ArrayNode relation = told.putArray("relation");
        fraction.relation().forEach(word -> relation.add(word.toString()));
    }

    /** The figures of an experiment by their stable identifiers. */
    static Map<String, Double> figures(JsonNode details) {
        Map<String, Double> figures = new TreeMap<>();
        String prefix = "experiment." + details.path("name").asText() + ".";
        figures.put(prefix + "runs", (double) details.path("runs").size());
        for (JsonNode response : details.path("responses")) {
            String of = prefix + response.path("name").asText() + ".";
            double best = Double.NaN;
            for (JsonNode run : details.path("runs")) {
                double value =
                        run.path("metrics").path(response.path("name").asText()).asDouble();
                boolean better = response.path("greater").asBoolean() ? value > best : value < best;
                best = Double.isNaN(best) || better ? value : best;
            }
            figures.put(of + "best", best);
            int decided = 0;
            for (JsonNode effect : response.path("effects")) {
                decided += effect.path("decided").asBoolean() ? 1 : 0;
            }
            figures.put(of + "effects.decided", (double) decided);
            JsonNode predicted = response.path("surface").path("optimum").path("predicted");
            if (predicted.isNumber()) {
                figures.put(of + "optimum", predicted.asDouble());
            }
        }
        return figures;
    }
}
