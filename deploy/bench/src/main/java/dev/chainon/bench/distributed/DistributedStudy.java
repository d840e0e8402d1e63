package dev.chainon.bench.distributed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Training on a cluster of two workers of this machine beside training in one process, on the latest training set of the state folder. The parts {@code faults} and {@code exchange} measure
 * time and need the machine for themselves; the others judge quality.
 *
 * <p>Options: {@code only} (one of the parts); {@code seeds} (3) of the parity. The part {@code choices} compares what becomes of Adam's moments, how often parameters are averaged and how
 * rows are dealt, by the quality alone; one shard with the batch of one process tells what the rounds cost without any average.
 */
public final class DistributedStudy implements Study {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EXECUTORS = 2;

    /** Rounds that end before a worker is struck in the next. */
    private static final int AFTER = 3;

    /** Numbers of answers that a round of the exchange gathers. */
    private static final String ANSWERS = "1,2,4,8,16,32";

    private static final List<Map<String, ?>> CHOICES = List.of(
            Map.of(),
            Map.of("distributed.moments", "local"),
            Map.of("distributed.moments", "fresh"),
            Map.of("distributed.rounds", 2),
            Map.of("distributed.rounds", 32),
            Map.of("distributed.shards", 1, "distributed.batch", 512),
            Map.of("distributed.stripe", 64),
            Map.of("distributed.batch", 128),
            Map.of("distributed.shards", 8));

    @Override
    public List<String> parts() {
        return List.of("parity", "faults", "exchange", "choices");
    }

    @Override
    public List<String> subjects() {
        return List.of("deploy/apps/cluster");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("distributed", DistributedStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return options.containsKey("seeds");
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        ClusterProcess cluster = new ClusterProcess(bench, latest(bench));
        String part = bench.options().getOrDefault(ONLY, "");
        return switch (part) {
            case "parity" -> parity(cluster, bench.option("seeds", 3));
            case "faults" -> Faults.measure(cluster, AFTER);
            case "exchange" -> exchange(cluster);
            case "choices" -> choices(cluster);
            default -> throw new IllegalArgumentException("the study has no part '" + part + "'");
        };
    }

    private static Path latest(Workbench bench) throws IOException {
        Path root = bench.home().state().resolve("training");
        if (!Files.isRegularFile(root.resolve("latest"))) {
            throw new Failure("There is no training set in " + root + ": make it with ./chainon demo.");
        }
        return root.resolve(Files.readString(root.resolve("latest")).strip());
    }

    private static Findings parity(ClusterProcess cluster, long seeds) {
        JsonNode told = cluster.run(Map.of(), "parity", Long.toString(seeds));
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String metric : List.of("auc", "logloss")) {
            for (String way : List.of("alone", "spread")) {
                double[] values = values(told, way, metric);
                figures.put("distributed." + way + "." + metric, mean(values));
                figures.put("distributed." + way + "." + metric + ".deviation", deviation(values));
            }
        }
        return new Findings(figures, told);
    }

    /** From one answer a round to 32: the line through the overheads; one training both ways; and the model that follows from the two. */
    private static Findings exchange(ClusterProcess cluster) {
        JsonNode told = cluster.run(Map.of(), "exchange", ANSWERS);
        JsonNode far = cluster.run(Map.of(), "far", ANSWERS);
        JsonNode both = cluster.run(Map.of(), "parity", "1").path("pairs").path(0);
        JsonNode whole = both.path("spread");
        Map<String, Double> figures = new LinkedHashMap<>();
        List<ScalingModel.Overhead> overheads = new ArrayList<>();
        told.properties().forEach(each -> {
            double overhead = new Rounds(each.getValue()).overhead(EXECUTORS);
            overheads.add(new ScalingModel.Overhead(Integer.parseInt(each.getKey()), overhead));
            figures.put("distributed.overhead.seconds." + each.getKey(), overhead);
        });
        far.path("rounds")
                .properties()
                .forEach(each -> figures.put(
                        "distributed.far.overhead.seconds." + each.getKey(),
                        new Rounds(each.getValue()).overhead(EXECUTORS)));
        Rounds rounds = new Rounds(whole.path("rounds"));
        ScalingModel model =
                ScalingModel.fitted(rounds.sum("rows"), rounds.rate(), rounds.count(), overheads, rounds.bytes());
        figures.put("distributed.model.rows", model.rows());
        figures.put("distributed.model.rate", model.rate());
        figures.put("distributed.model.rounds", model.rounds());
        figures.put("distributed.model.fixed.seconds", model.fixed());
        figures.put("distributed.model.each.seconds", model.each());
        figures.put("distributed.model.bytes", model.bytes());
        figures.put("distributed.model.best", (double) model.best());
        for (int workers : ScalingModel.workers()) {
            figures.put("distributed.model.seconds." + workers, model.seconds(workers));
            figures.put("distributed.model.network.seconds." + workers, model.secondsOverNetwork(workers));
        }
        figures.put("distributed.spread.seconds", whole.path("seconds").asDouble(Double.NaN));
        figures.put(
                "distributed.alone.seconds", both.path("alone").path("seconds").asDouble(Double.NaN));
        ObjectNode details = JSON.createObjectNode();
        details.set("near", told);
        details.set("far", far);
        return new Findings(figures, details);
    }

    private static Findings choices(ClusterProcess cluster) {
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode details = JSON.createObjectNode();
        for (Map<String, ?> choice : CHOICES) {
            ObjectNode told = (ObjectNode) cluster.run(choice, "fit", "1", "none", "0");
            Rounds rounds = new Rounds(told.remove("rounds"));
            String name = new TreeMap<>(choice)
                    .entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
            told.put("settings", name.replace("distributed.", ""))
                    .put("rounds", rounds.count())
                    .put("bytes", rounds.bytes());
            details.withArray("choices").add(told);
            figures.put(
                    "distributed.choice." + details.path("choices").size() + ".logloss",
                    told.path("logloss").asDouble(Double.NaN));
        }
        return new Findings(figures, details);
    }

    private static double[] values(JsonNode told, String way, String key) {
        List<Double> values = new ArrayList<>();
        told.path("pairs").forEach(pair -> values.add(pair.path(way).path(key).asDouble(Double.NaN)));
        return array(values);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Of a sample. */
    private static double deviation(double... values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }
}
