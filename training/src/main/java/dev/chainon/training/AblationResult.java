package dev.chainon.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an {@link Ablation} found.
 *
 * @param models the network first
 * @param again the network with all features, once for each seed
 */
public record AblationResult(
        TrainingSet set,
        TrainingSettings settings,
        Map<String, List<String>> families,
        List<Model> models,
        List<Evaluation> again) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public AblationResult {
        Objects.requireNonNull(set);
        Objects.requireNonNull(settings);
        families = new LinkedHashMap<>(families);
        models = List.copyOf(models);
        again = List.copyOf(again);
    }

    /**
     * One kind of model.
     *
     * @param without by the family that was hidden
     */
    public record Model(String name, Evaluation all, Map<String, Evaluation> without) {
        public Model {
            Objects.requireNonNull(name);
            Objects.requireNonNull(all);
            without = new LinkedHashMap<>(without);
        }
    }

    /**
     * How much better the model is for a family: positive is better, whichever way the metric counts.
     *
     * @param interval of 95 %
     */
    record Gain(double value, Interval interval) {

        static Gain of(Metric metric, Evaluation all, Evaluation without) {
            double difference = metric.of(all.metrics()) - metric.of(without.metrics());
            Interval interval = Objects.requireNonNull(all.minus(without).get(metric));
            return metric == Metric.AUC
                    ? new Gain(difference, interval)
                    : new Gain(-difference, new Interval(-interval.high(), -interval.low()));
        }
    }

    /** By how much the metric differs between the seeds at most. */
    double spread(Metric metric) {
        double[] values = again.stream()
                .mapToDouble(one -> metric.of(one.metrics()))
                .sorted()
                .toArray();
        return values[values.length - 1] - values[0];
    }

    /** One JSON object: rows, seeds, and for each model the metrics with all features and the gain of each family. */
    public String json() {
        ObjectNode result = JSON.createObjectNode();
        result.put("set", set.name()).put("snapshot", set.snapshot());
        result.put("train", set.train().rows())
                .put("validation", set.validation().rows());
        result.put("hidden", settings.hidden().toString()).put("epochs", settings.epochs());
        result.put("linearEpochs", settings.linear().epochs()).put("resamples", settings.resamples());
        ObjectNode seeds = result.putObject("seeds").put("count", again.size());
        List.of(Metric.AUC, Metric.LOGLOSS).forEach(metric -> seeds.put(metric.key(), spread(metric)));
        ObjectNode columns = result.putObject("families");
        families.forEach((name, features) -> columns.set(name, JSON.valueToTree(features)));
        ObjectNode byModel = result.putObject("models");
        models.forEach(model -> describe(model, byModel.putObject(model.name())));
        return result.toString();
    }

    private static void describe(Model model, ObjectNode out) {
        ObjectNode all = out.putObject("all");
        ObjectNode gains = out.putObject("gains");
        for (Metric metric : List.of(Metric.AUC, Metric.LOGLOSS)) {
            all.put(metric.key(), metric.of(model.all().metrics()));
        }
        model.without().forEach((family, without) -> {
            ObjectNode gain = gains.putObject(family);
            for (Metric metric : List.of(Metric.AUC, Metric.LOGLOSS)) {
                Gain found = Gain.of(metric, model.all(), without);
                gain.putObject(metric.key())
                        .put("value", found.value())
                        .put("low", found.interval().low())
                        .put("high", found.interval().high());
            }
        });
    }
}
