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

/** Minutes at an even pace: what the process holds after the first minute and after the last. */
final class Soak {

    private static final int CONNECTIONS = 64;

    private final Workbench bench;
    private final Question question;
    private final long minutes;
    private final double perSecond;

    Soak(Workbench bench, Question question) {
        this.bench = bench;
        this.question = question;
        this.minutes = bench.option("minutes", 10);
        this.perSecond = bench.option("pace", 8000);
    }

    Findings measure() throws IOException, InterruptedException {
        ObjectNode details = new ObjectMapper().createObjectNode();
        details.put("minutes", minutes).put("pace", perSecond).put("connections", CONNECTIONS);
        ArrayNode series = details.putArray("series");
        try (ServerChild server = ServerChild.ours(bench, question, "serving-soak");
                OpenLoop loop = new OpenLoop(server.address(), question, CONNECTIONS)) {
            long answered = 0;
            long failed = 0;
            Vitals first = minute(loop, server, series);
            Vitals last = first;
            for (long minute = 0; minute < minutes; minute++) {
                last = minute(loop, server, series);
            }
            for (int i = 1; i < series.size(); i++) {
                answered += series.get(i).path("answered").asLong();
                failed += series.get(i).path("failed").asLong();
            }
            return new Findings(figures(first, last, answered, failed), details);
        }
    }

    private Vitals minute(OpenLoop loop, ServerChild server, ArrayNode series)
            throws IOException, InterruptedException {
        OpenLoop.Found found = loop.run(perSecond, Duration.ofMinutes(1));
        Vitals held = server.vitals();
        bench.say("minute " + series.size() + ": " + found + ", " + held);
        series.addObject()
                .put("answered", found.answered())
                .put("failed", found.refused() + found.lost() + found.unsent())
                .put("p99", found.millis().p99())
                .put("rss", held.rssMb())
                .put("heap", held.heapMb())
                .put("threads", held.threads())
                .put("descriptors", held.descriptors());
        return held;
    }

    private Map<String, Double> figures(Vitals first, Vitals last, long answered, long failed) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("serving.soak.minutes", (double) minutes);
        figures.put("serving.soak.answered", (double) answered);
        figures.put("serving.soak.failed", (double) failed);
        figures.put("serving.soak.rss.mb", last.rssMb());
        figures.put("serving.soak.growth.rss.mb", last.rssMb() - first.rssMb());
        figures.put("serving.soak.growth.heap.mb", last.heapMb() - first.heapMb());
        figures.put("serving.soak.growth.threads", (double) last.threads() - first.threads());
        figures.put("serving.soak.growth.descriptors", (double) last.descriptors() - first.descriptors());
        return figures;
    }
}
