package dev.chainon.console.page;

import dev.chainon.console.live.Sky;
import dev.chainon.console.source.FaultDesk;
import dev.chainon.console.source.Jury;
import dev.chainon.console.source.Lineage.Diagram;
import dev.chainon.console.source.LiveValues.LiveValue;
import dev.chainon.console.source.Models;
import dev.chainon.console.source.Operations;
import dev.chainon.console.source.Oracle.Answer;
import dev.chainon.console.source.ProjectBook;
import dev.chainon.console.source.Proofs;
import dev.chainon.console.source.Prover;
import dev.chainon.console.source.Quality;
import dev.chainon.console.source.Sources;
import dev.chainon.console.source.Streams.Latency;
import dev.chainon.console.source.Streams.ReaderLine;
import dev.chainon.console.source.Streams.StreamLine;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.report.view.CodePages;
import dev.chainon.store.jobs.RunRow;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The pages on a server of their own, over sources that a test chooses. */
final class Site implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    /** What the pages show, which a test may change. */
    volatile Answer answer = new Answer.Risk(.42, Map.of("model_name", "kettle-spills", "model_version", "7"));

    volatile Diagram diagram = LineageLayoutTest.flow();
    volatile List<RunRow> runs = List.of();
    volatile List<Operations.FaultLine> faults = List.of();
    final List<String> turned = new CopyOnWriteArrayList<>();
    volatile double availability = .9987;
    volatile double auc = .8712;
    final TicketShelf tickets = new TicketShelf();
    final RetrainingShelf retrainings = new RetrainingShelf();
    final ReplayShelf replay = new ReplayShelf();
    final ExplorerShelf explorer = new ExplorerShelf();
    final DriftShelf drift = new DriftShelf();

    /** @param empty a folder without proofs */
    Site(Path empty) throws Exception {
        this(empty, 0);
    }

    /** @param port 0 for any that is free */
    Site(Path empty, int port) throws Exception {
        Sky sky = new Sky();
        sky.accept(delayed());
        Sample sample = new Sample(() -> faults);
        Sources sources = new Sources(
                () -> Map.of("live.auc", auc, "live.labels", 1000.0, "stream.latency.p50.ms", 4.0),
                sample,
                sample,
                Site::streams,
                () -> runs,
                sample,
                request -> answer,
                () -> diagram,
                new Jury(
                        new Proofs(empty, empty.resolve(".chainon"), InstantSource.system()),
                        new CodePages(empty, empty.resolve(".chainon")),
                        this::live,
                        new Prover(new Prover.Place(empty, empty, empty.resolve("operator"), "development"))),
                new ProjectBook(empty, InstantSource.system()));
        Router router = Router.router(vertx);
        new Pages(new Kettles(), sky, sources, new Pages.Hands(replay, explorer, drift)).mount(router);
        new TicketPages(new Kettles(), tickets, InstantSource.system()).mount(router);
        new RetrainingPages(new Kettles(), retrainings, InstantSource.system()).mount(router);
        new FaultPages(new Kettles(), (fault, on, key) -> {
                    if (!key.equals("right")) {
                        return FaultDesk.Answer.DENIED;
                    }
                    turned.add(fault + (on ? " on" : " off"));
                    return FaultDesk.Answer.TURNED;
                })
                .mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private List<LiveValue> live(String language) {
        return List.of(new LiveValue(
                "availability",
                language.equals("fr") ? "Disponibilité" : "Availability",
                "share",
                OptionalDouble.of(availability),
                "sum(rate(kettles_boiled_total[1h]))",
                Instant.EPOCH));
    }

    private static Prediction delayed() {
        return new Prediction(
                1,
                "k/I",
                "k",
                16_500_000,
                .73,
                "kettle-spills",
                7,
                0,
                0,
                Map.of(
                        "origin",
                        "ATL",
                        "originLat",
                        "33.64",
                        "originLon",
                        "-84.43",
                        "originCity",
                        "Atlanta",
                        "destination",
                        "ORD",
                        "destinationLat",
                        "41.98",
                        "destinationLon",
                        "-87.90",
                        "destinationCity",
                        "Chicago",
                        "local",
                        "12:00"));
    }

    private static List<StreamLine> streams() {
        return List.of(
                new StreamLine(
                        "clean",
                        "kettles.clean.e1",
                        OptionalDouble.of(137.82),
                        OptionalLong.of(12_345),
                        Optional.of(new Latency(4, 31)),
                        List.of(
                                new ReaderLine("serving-1", OptionalLong.of(7)),
                                new ReaderLine("copy", OptionalLong.empty()))),
                new StreamLine(
                        "raw",
                        "kettles.raw.e1",
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of()));
    }

    private record Sample(Supplier<List<Operations.FaultLine>> switches) implements Quality, Models, Operations {
        @Override
        public List<FaultLine> faults() {
            return switches.get();
        }

        @Override
        public List<ProcessLine> processes() {
            return List.of(
                    new ProcessLine("serving-1", "http://127.0.0.1:1", State.WAITING, "log: behind", 300L << 20));
        }

        @Override
        public List<SensorLine> sensors() {
            return List.of(
                    new SensorLine("cpu.load", OptionalDouble.of(.412), "ratio", "", ""),
                    new SensorLine("disk.free", OptionalDouble.of(2048.0 * (1 << 20)), "bytes", "", ""),
                    new SensorLine("gpu.temperature", OptionalDouble.empty(), "celsius", "no-command", "nvidia-smi"));
        }

        @Override
        public Map<String, Long> quarantinedByRule() {
            return Map.of("unreadable", 12L);
        }

        @Override
        public List<Quarantined> latestQuarantined() {
            byte[] raw = "<script>alert(1)</script>\u0000".getBytes(StandardCharsets.UTF_8);
            return List.of(new Quarantined(1, 9, 0, "unreadable", "<b>reason</b>", raw));
        }

        @Override
        public Optional<Live> lastDay() {
            return wholeEpoch();
        }

        @Override
        public Optional<Live> wholeEpoch() {
            return Optional.of(new Live(
                    new ModelMetrics(.8712, .6, .3, .08, .01, 1_000, 200),
                    .21,
                    List.of(new CalibrationPoint(900, .1, .12), new CalibrationPoint(100, .9, .88))));
        }

        @Override
        public Optional<Champion> champion() {
            return Optional.of(new Champion("kettle-spills", 7, "2026-01-01", Map.of("auc", .8931, "logloss", .2675)));
        }

        @Override
        public Optional<String> paper(String file) {
            return Optional.ofNullable(Map.of(
                            "evaluation.json", ModelPageSample.EVALUATION,
                            "plot-roc.fr.svg", "<svg>french</svg>",
                            "model-card.md", "# Model card",
                            "model.onnx", "no paper")
                    .get(file));
        }

        @Override
        public List<Promotion> promotions() {
            return List.of(
                    new Promotion(Instant.EPOCH, "champion", 7, "someone", "AUC <.9", GateSample.DECISION),
                    new Promotion(Instant.EPOCH, "champion", 6, "someone else", "the first one"));
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(to(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer as it comes in. */
    InputStream stream(String path) throws Exception {
        return stream(to(path));
    }

    /** The events of a page that renews itself. */
    InputStream stream(String path, String accept) throws Exception {
        return stream(to(path).header("Accept", accept));
    }

    InputStream stream(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    int port() {
        return server.actualPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
