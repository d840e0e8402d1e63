package dev.chainon.console.page;

import dev.chainon.console.source.Explorer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers that a test lays out by path; what was sent is kept. */
final class ExplorerShelf implements Explorer {

    final Map<String, Function<Object, Reply>> answers = new HashMap<>();
    final Map<String, Range> ranges = new HashMap<>();
    final List<Object> sent = new ArrayList<>();

    @Override
    public Reply get(String path) {
        return post(path, Map.of());
    }

    @Override
    public synchronized Reply post(String path, Object body) {
        sent.add(body);
        return answers.getOrDefault(path, any -> new Reply(0, "nobody answers " + path))
                .apply(body);
    }

    @Override
    public Map<String, Range> ranges() {
        return ranges;
    }

    static Reply json(JsonObject body) {
        return new Reply(200, body.encode());
    }
}
