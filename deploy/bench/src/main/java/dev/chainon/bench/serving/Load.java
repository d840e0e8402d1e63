package dev.chainon.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times of answers at an even pace, at shares of what the server can, and above it. */
final class Load {

    private static final int[] SHARES = {25, 50, 75, 90};
    private static final int CONNECTIONS = 64;
    private static final int ABOVE = 150;

    /** More than may wait in the server. */
    private static final int CROWD = 2048;

    private final Workbench bench;
    private final Question question;
    private final Wrk wrk;
    private final Duration length;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final ObjectNode details = new ObjectMapper().createObjectNode();
    private final ArrayNode levels = details.putArray("levels");

    Load(Workbench bench, Question question, Wrk wrk) {
        this.bench = bench;
        this.question = question;
        this.wrk = wrk;
        this.length = Duration.ofSeconds(bench.option("seconds", 10));
    }

    Findings measure() throws IOException, InterruptedException {
        try (ServerChild server = ServerChild.ours(bench, question, "serving-load")) {
            double capacity = capacity(server);
            figures.put("serving.load.capacity", capacity);
            for (int share : SHARES) {
                tell(server, share, capacity, CONNECTIONS);
            }
            tell(server, ABOVE, capacity, CROWD);
            figures.put(
                    "serving.load.after.p99.ms",
                    ask(server, capacity / 4, CONNECTIONS).millis().p99());
        }
        details.put("seconds", length.toSeconds())
                .put("connections", CONNECTIONS)
                .put("crowd", CROWD);
        return new Findings(figures, details);
    }

    /** What the generator of even paces gets when it hurries: it is what the shares are of. */
    private double capacity(ServerChild server) throws IOException, InterruptedException {
        wrk.run(server.address() + question.path(), Speed.CONNECTIONS, 2 * length.toSeconds());
        return wrk.run(server.address() + question.path(), Speed.CONNECTIONS, length.toSeconds())
                .perSecond();
    }

    private void tell(ServerChild server, int share, double capacity, int connections) throws IOException {
        OpenLoop.Found found = ask(server, capacity * share / 100, connections);
        bench.say(share + " %: " + found);
        String id = "serving.load." + share;
        figures.put(id + ".p50.ms", found.millis().p50());
        figures.put(id + ".p99.ms", found.millis().p99());
        figures.put(id + ".p999.ms", found.millis().p999());
        figures.put(id + ".lost", (double) found.lost());
        levels.addObject()
                .put("share", share)
                .put("due", found.perSecond())
                .put("answered", found.answered() / (double) length.toSeconds())
                .put("refused", found.refused() / (double) length.toSeconds())
                .put("lost", found.lost())
                .put("p50", found.millis().p50())
                .put("p99", found.millis().p99())
                .put("p999", found.millis().p999())
                .put("most", found.millis().most());
    }

    private OpenLoop.Found ask(ServerChild server, double perSecond, int connections) throws IOException {
        try (OpenLoop loop = new OpenLoop(server.address(), question, connections)) {
            return loop.run(perSecond, length);
        }
    }
}
