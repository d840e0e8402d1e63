package dev.chainon.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times of answers at an even pace, at shares of what the server can, and above it. What it can is what the same generator gets from it when it never waits, and what
 * the generator can is what it gets from an echo: a pace that the generator cannot ask says nothing about the server. Above its capacity the server is asked for one row
 * at a time, where to refuse costs much of an answer, and for many at a time, where it costs little.
 */
final class Load {

    private static final int[] SHARES = {25, 50, 75, 90};
    private static final int ABOVE = 150;
    private static final int CONNECTIONS = 64;

    private static final int ROWS = 32;

    /** As many may wait in a server that refuses nothing: some tens of milliseconds of its work. */
    private static final int CROWD = 512;

    /** More than anybody can, so that something is always due. */
    private static final double WITHOUT_PAUSE = 1e6;

    private final Workbench bench;
    private final Question question;
    private final Duration length;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final ObjectNode details = new ObjectMapper().createObjectNode();
    private final ArrayNode levels = details.putArray("levels");

    Load(Workbench bench, Question question) {
        this.bench = bench;
        this.question = question;
        this.length = Duration.ofSeconds(bench.option("seconds", 10));
    }

    Findings measure() throws IOException {
        try (ServerChild echo = ServerChild.start(
                bench,
                ServerChild.program(bench, "serving-echo", ServerChild.SERVER, ServerChild.SERVING, List.of("echo")))) {
            figures.put("serving.load.generator", most(echo, question));
        }
        try (ServerChild server = ServerChild.ours(bench, question, "serving-load")) {
            double capacity = most(server, question);
            figures.put("serving.load.capacity", capacity);
            for (int share : SHARES) {
                tell(server, new Level(question, 1, share, capacity, CONNECTIONS));
            }
            tell(server, new Level(question, 1, ABOVE, capacity, CROWD));
            Question several = question.of(ROWS);
            double slower = most(server, several);
            figures.put("serving.load.capacity.rows", slower);
            tell(server, new Level(several, ROWS, ABOVE, slower, CROWD));
            OpenLoop.Found after = ask(server, new Level(question, 1, SHARES[0], capacity, CONNECTIONS));
            bench.say("after: " + after);
            figures.put("serving.load.after.p99.ms", after.millis().p99());
        }
        details.put("seconds", length.toSeconds())
                .put("connections", CONNECTIONS)
                .put("crowd", CROWD)
                .put("rows", ROWS);
        return new Findings(figures, details);
    }

    /**
     * What is asked.
     *
     * @param rows of each request
     * @param share in percent of the capacity, which is in requests a second
     */
    private record Level(Question question, int rows, int share, double capacity, int connections) {
        double perSecond() {
            return capacity * share / 100;
        }
    }

    /** Answers a second, warm, when the generator asks as fast as it is answered. */
    private double most(ServerChild server, Question asked) throws IOException {
        Level level = new Level(asked, 0, 100, WITHOUT_PAUSE, CONNECTIONS);
        ask(server, level);
        OpenLoop.Found found = ask(server, level);
        bench.say("without pause: " + found);
        return found.answered() / (double) length.toSeconds();
    }

    private void tell(ServerChild server, Level level) throws IOException {
        OpenLoop.Found found = ask(server, level);
        bench.say(level.rows() + " rows, " + level.share() + " %: " + found);
        String id = "serving.load." + (level.rows() == 1 ? "" : "rows.") + level.share();
        figures.put(id + ".p50.ms", found.millis().p50());
        figures.put(id + ".p99.ms", found.millis().p99());
        figures.put(id + ".p999.ms", found.millis().p999());
        figures.put(id + ".lost", (double) found.lost());
        figures.put(id + ".answered.share", found.answered() / (level.capacity() * length.toSeconds()));
        levels.addObject()
                .put("rows", level.rows())
                .put("share", level.share())
                .put("connections", level.connections())
                .put("due", found.perSecond())
                .put("answered", found.answered() / (double) length.toSeconds())
                .put("refused", found.refused() / (double) length.toSeconds())
                .put("unsent", found.unsent() / (double) length.toSeconds())
                .put("lost", found.lost())
                .put("busy", found.busy())
                .put("p50", found.millis().p50())
                .put("p99", found.millis().p99())
                .put("p999", found.millis().p999())
                .put("most", found.millis().most())
                .put("refusedP99", found.refusals().p99());
    }

    private OpenLoop.Found ask(ServerChild server, Level level) throws IOException {
        try (OpenLoop loop = new OpenLoop(server.address(), level.question(), level.connections())) {
            return loop.run(level.perSecond(), length);
        }
    }
}
