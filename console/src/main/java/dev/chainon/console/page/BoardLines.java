package dev.chainon.console.page;

import dev.chainon.console.source.Explorer;
import dev.chainon.console.text.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The latest departures of a place, each a link to itself, and one of them by its identifier. */
final class BoardLines {

    private static final int MOST = 12;

    private final Explorer explorer;

    BoardLines(Explorer explorer) {
        this.explorer = explorer;
    }

    /** Puts the board of a place into the model of the page, or why there is none. */
    void fill(String place, Map<String, Object> model, Words words) {
        model.put("place", place);
        Explorer.Reply reply =
                explorer.get("/boards/origin/" + encoded(place.toUpperCase(Locale.ROOT)) + "?limit=" + MOST);
        if (!reply.ok()) {
            model.put("boardless", reply.body());
            return;
        }
        JsonArray predictions = new JsonObject(reply.body()).getJsonArray("predictions");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            lines.add(line(predictions.getJsonObject(i), words));
        }
        model.put("board", lines);
    }

    private static Map<String, Object> line(JsonObject prediction, Words words) {
        JsonObject facts = prediction.getJsonObject("facts");
        double risk = prediction.getDouble("probability");
        return Map.of(
                "id", encoded(prediction.getString("id")),
                "subject", prediction.getString("subject"),
                "to", facts.getString("destination", ""),
                "city", facts.getString("destinationCity", ""),
                "local", facts.getString("local", ""),
                "risk", words.percent(risk, 0),
                "percent", (int) Math.round(risk * 100));
    }

    /** A published prediction; empty where there is none of that identifier. */
    Optional<JsonObject> flight(String id) {
        Explorer.Reply reply = explorer.get("/predictions/" + encoded(id));
        return reply.ok() ? Optional.of(new JsonObject(reply.body())) : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
