package dev.chainon.console.page;

import dev.chainon.console.source.Explorer;
import dev.chainon.console.text.Words;
import dev.chainon.core.features.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why the model says what it says: the contributions that serving computes, summed by reason, which they may be because they are Shapley values; those that
 * move the risk most come first.
 */
final class ReasonLines {

    private static final int FEATURES_SHOWN = 12;

    private final Explorer explorer;
    private final List<Reason> reasons;
    private final int width;

    /** @param width number of features */
    ReasonLines(Explorer explorer, List<Reason> reasons, int width) {
        this.explorer = explorer;
        this.reasons = reasons;
        this.width = width;
    }

    void fill(Asked asked, Map<String, Object> model, Words words) {
        Explorer.Reply reply = explorer.post("/explain?top=" + width, asked.fields());
        if (!reply.ok()) {
            model.put("unexplained", reply.body());
            return;
        }
        JsonObject explanation = new JsonObject(reply.body());
        Map<String, Double> contributions = new LinkedHashMap<>();
        JsonArray all = explanation.getJsonArray("contributions");
        for (int i = 0; i < all.size(); i++) {
            JsonObject one = all.getJsonObject(i);
            contributions.put(one.getString("feature"), one.getDouble("contribution"));
        }
        model.put("baseline", words.percent(explanation.getDouble("baseline"), 0));
        model.put("reasons", lines(summed(contributions, words), words));
        List<Map<String, Object>> features = new ArrayList<>();
        for (int i = 0; i < Math.min(FEATURES_SHOWN, all.size()); i++) {
            JsonObject one = all.getJsonObject(i);
            features.add(Map.of(
                    "name",
                    one.getString("feature"),
                    "value",
                    words.number(one.getDouble("value"), 3),
                    "points",
                    points(one.getDouble("contribution"), words)));
        }
        model.put("features", features);
    }

    private Map<String, Double> summed(Map<String, Double> contributions, Words words) {
        Map<String, Double> left = new LinkedHashMap<>(contributions);
        Map<String, Double> sums = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            double sum = 0;
            for (String feature : reason.features()) {
                sum += Optional.ofNullable(left.remove(feature)).orElse(0.0);
            }
            sums.put(name(reason, words), sum);
        }
        sums.putAll(left);
        return sums;
    }

    static String name(Reason reason, Words words) {
        return words.find("reason." + reason.key()).orElse(reason.key());
    }

    private static List<Map<String, Object>> lines(Map<String, Double> sums, Words words) {
        double largest = sums.values().stream().mapToDouble(Math::abs).max().orElse(1);
        return sums.entrySet().stream()
                .sorted(Comparator.comparingDouble(line -> -Math.abs(line.getValue())))
                .map(line -> {
                    Map<String, Object> row = new HashMap<>();
                    row.put("name", line.getKey());
                    row.put("points", points(line.getValue(), words));
                    row.put("more", line.getValue() > 0);
                    row.put("width", Math.round(100 * Math.abs(line.getValue()) / Math.max(largest, 1e-9)));
                    return row;
                })
                .toList();
    }

    /** A difference of probabilities in points, with its sign. */
    static String points(double difference, Words words) {
        double rounded = Math.round(difference * 1000) / 10.0;
        String sign = rounded > 0 ? "+" : rounded < 0 ? "\u2212" : "";
        return sign + words.text("try.points", words.number(Math.abs(rounded), 1));
    }
}
