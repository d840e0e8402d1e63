package dev.chainon.bench.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.TrainerChild;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.FirstCompiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests a second of all servers, which take turns in one run; the median round is told. */
final class Speed {

    static final int CONNECTIONS = 32;

    /** Where one request is a run, a pause of the machine would refuse all that wait: the race compares answers. */
    private static final String NEVER_FULL = "-Dchainon.serving.admission.patience=10 seconds";

    private final Workbench bench;
    private final Question question;
    private final Wrk wrk;
    private final long seconds;
    private final long rounds;
    private final ObjectNode details = new ObjectMapper().createObjectNode();
    private final Map<String, Double> figures = new LinkedHashMap<>();

    Speed(Workbench bench, Question question, Wrk wrk) {
        this.bench = bench;
        this.question = question;
        this.wrk = wrk;
        this.seconds = bench.option("seconds", 5);
        this.rounds = bench.option("rounds", 3);
    }

    /**
     * A server that takes part.
     *
     * @param id in the figures; empty for ours
     */
    private record Entrant(String id, ServerChild server, String url, List<Wrk.Run> runs) {
        Wrk.Run median() {
            return runs.stream()
                    .sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond()))
                    .toList()
                    .get(runs.size() / 2);
        }
    }

    Findings measure() throws IOException, InterruptedException {
        details.put("bytes", question.body().length()).put("connections", CONNECTIONS);
        details.put("seconds", seconds).put("rounds", rounds);
        try (ServerChild echo = ServerChild.start(
                        bench,
                        ServerChild.program(
                                bench, "serving-echo", ServerChild.SERVER, ServerChild.SERVING, List.of("echo")));
                ServerChild ours = ServerChild.ours(bench, question, "serving-ours");
                ServerChild alone = ServerChild.ours(
                        bench, question, "serving-alone", "-Dchainon.serving.admission.batch-rows=1", NEVER_FULL);
                ServerChild first = ServerChild.ours(
                        bench,
                        question,
                        "serving-first",
                        FirstCompiler.options().toArray(String[]::new));
                ServerChild spring = ServerChild.start(
                        bench,
                        ServerChild.program(
                                bench,
                                "serving-spring",
                                ServerChild.SPRING,
                                "dev.chainon.bench.spring.Peer",
                                List.of(question.bundle().resolve("model.onnx").toString())))) {
            List<Entrant> entrants = List.of(
                    new Entrant("echo.", echo, echo.address() + "/", new ArrayList<>()),
                    new Entrant("http.", ours, ours.address() + question.path(), new ArrayList<>()),
                    new Entrant("alone.", alone, alone.address() + question.path(), new ArrayList<>()),
                    new Entrant("first.", first, first.address() + question.path(), new ArrayList<>()),
                    new Entrant("spring.", spring, spring.address() + question.path(), new ArrayList<>()));
            race(entrants);
            tell(entrants);
            grpc(ours);
        }
        dl4j();
        ratios();
        return new Findings(figures, details);
    }

    private void race(List<Entrant> entrants) throws IOException, InterruptedException {
        for (Entrant entrant : entrants) {
            wrk.run(entrant.url(), CONNECTIONS, 2 * seconds);
        }
        ArrayNode told = details.putArray("measured");
        for (long round = 0; round < rounds; round++) {
            for (Entrant entrant : entrants) {
                Wrk.Run run = wrk.run(entrant.url(), CONNECTIONS, seconds);
                entrant.runs().add(run);
                bench.say(entrant.id() + " " + run);
                told.addObject()
                        .put("who", entrant.id())
                        .put("rps", run.perSecond())
                        .put("p99ms", run.p99Micros() / 1e3);
            }
        }
    }

    private void tell(List<Entrant> entrants) throws IOException, InterruptedException {
        for (Entrant entrant : entrants) {
            Wrk.Run median = entrant.median();
            Wrk.Run single = wrk.run(entrant.url(), 1, seconds);
            String id = "serving." + entrant.id();
            figures.put(id + "rps", median.perSecond());
            figures.put(id + "p50.ms", median.p50Micros() / 1e3);
            figures.put(id + "p99.ms", median.p99Micros() / 1e3);
            figures.put(id + "single.p50.us", single.p50Micros());
            String of = entrant.id().equals("http.") ? "serving." : id;
            figures.put(of + "ready.seconds", entrant.server().readySeconds());
            figures.put(of + "rss.mb", entrant.server().vitals().rssMb());
        }
    }

    private void grpc(ServerChild ours) {
        JsonNode found = TrainerChild.result(
                bench,
                ServerChild.program(
                        bench,
                        "serving-grpc",
                        ServerChild.SERVER,
                        ServerChild.SERVING,
                        List.of(
                                "call",
                                "http://127.0.0.1:" + ours.told().path("grpc").asInt(),
                                question.bundle().toString(),
                                Long.toString(4 * seconds))));
        bench.say("grpc " + found);
        figures.put("serving.grpc.rps", found.path("calls.per.second").asDouble());
        figures.put("serving.grpc.p50.ms", found.path("p50.ms").asDouble());
        figures.put("serving.grpc.p99.ms", found.path("p99.ms").asDouble());
    }

    private void dl4j() {
        JsonNode found = TrainerChild.result(
                bench,
                TrainerChild.program(
                                bench,
                                "serving-dl4j",
                                "MeasureOutput",
                                bench.settings().heapMb("train"))
                        .withArguments(
                                List.of(question.bundle().resolve("model.zip").toString(), Long.toString(seconds))));
        bench.say("dl4j " + found);
        figures.put(
                "serving.dl4j.calls.per.second", found.path("calls.per.second").asDouble());
        figures.put("serving.dl4j.p50.us", found.path("p50.us").asDouble());
    }

    private void ratios() {
        figures.put("serving.ratio.echo", ratio("serving.echo.rps"));
        figures.put("serving.ratio.alone", ratio("serving.alone.rps"));
        figures.put("serving.ratio.spring", ratio("serving.spring.rps"));
        figures.put("serving.ratio.dl4j", ratio("serving.dl4j.calls.per.second"));
    }

    private double ratio(String other) {
        return figures.getOrDefault("serving.http.rps", Double.NaN) / figures.getOrDefault(other, Double.NaN);
    }
}
