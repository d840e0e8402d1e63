package dev.chainon.bench.distributed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker that is killed, stands still or is cut off costs a training: the round it happens in, and what the model is worth. */
final class Faults {

    /** One is enough: the rounds after the fault are many. */
    private static final String EPOCHS = "training.epochs";

    private Faults() {}

    /** @param after rounds that end before */
    static Findings measure(ClusterProcess cluster, int after) {
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode details = new ObjectMapper().createObjectNode();
        String at = Integer.toString(after);
        Map<String, ?> plain = Map.of(EPOCHS, 1);
        Map<String, ?> bounded = Map.of(
                EPOCHS,
                1,
                "spark.speculation",
                false,
                "distributed.budget",
                "8 seconds",
                "distributed.silence",
                "10 seconds");
        add("none", cluster.run(plain, "fit", "1", "none", at), after, figures, details);
        add("kill", cluster.run(plain, "fit", "1", "kill", at), after, figures, details);
        add("freeze", cluster.run(plain, "fit", "1", "freeze", at), after, figures, details);
        add("silence", cluster.run(bounded, "fit", "1", "freeze", at), after, figures, details);
        JsonNode network = cluster.run(Map.of(EPOCHS, 1, "spark.timeout", "9 seconds"), "network", "1", at);
        if (network.has("absent")) {
            details.set("network", network);
        } else {
            add("network", network, after, figures, details);
        }
        return new Findings(figures, details);
    }

    private static void add(String name, JsonNode told, int after, Map<String, Double> figures, ObjectNode details) {
        Rounds rounds = new Rounds(told.path("rounds"));
        String prefix = "distributed." + name + ".";
        figures.put(prefix + "before.seconds", rounds.typical(1, after));
        figures.put(prefix + "struck.seconds", rounds.seconds(after));
        figures.put(prefix + "afterwards.seconds", rounds.typical(after + 1, rounds.count()));
        figures.put(prefix + "missing", rounds.sum("missing"));
        figures.put(prefix + "rows", told.path("rows").asDouble(Double.NaN));
        figures.put(prefix + "auc", told.path("auc").asDouble(Double.NaN));
        figures.put(prefix + "logloss", told.path("logloss").asDouble(Double.NaN));
        figures.put(prefix + "seconds", told.path("seconds").asDouble(Double.NaN));
        details.set(name, told);
    }
}
