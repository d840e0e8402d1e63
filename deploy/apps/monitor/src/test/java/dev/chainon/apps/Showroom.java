package dev.chainon.apps;

import dev.chainon.console.live.Sky;
import dev.chainon.console.page.Pages;
import dev.chainon.console.page.TicketPages;
import dev.chainon.console.source.Jury;
import dev.chainon.console.source.LiveValues;
import dev.chainon.console.source.Models;
import dev.chainon.console.source.Operations.ProcessLine;
import dev.chainon.console.source.Operations.State;
import dev.chainon.console.source.Oracle;
import dev.chainon.console.source.Proofs;
import dev.chainon.console.source.Prover;
import dev.chainon.console.source.Quality;
import dev.chainon.console.source.Sources;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.report.view.CodePages;
import dev.chainon.flights.Flights;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.monitoring.kpi.Definitions;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * The pages with made-up traffic between real airports, to look at them without a platform: {@code Showroom [port] [minutes a second]}.
 */
public final class Showroom {

    private static final long START = Instant.parse("2001-05-14T15:00:00Z").getEpochSecond() / 60;
    private static final List<String> HUBS = List.of(
            "ATL", "ORD", "DFW", "LAX", "PHX", "DEN", "LAS", "MSP", "DTW", "IAH", "STL", "EWR", "SFO", "PHL", "CLT",
            "SEA", "MCO", "BOS", "LGA", "CVG", "PIT", "SLC", "BWI", "DCA", "MIA", "SAN", "TPA", "MDW", "OAK", "CLE",
            "HNL", "ANC", "SJU", "PDX", "MCI", "MEM", "BNA", "RDU", "AUS", "MSY");

    private final Random random = new Random(7);
    private final Flights flights = new Flights();
    private final Airports airports = Airports.load();
    private final Sky sky = new Sky();
    private long made;

    private void depart(long minute) {
        String origin = hub();
        String destination = hub();
        if (origin.equals(destination)) {
            return;
        }
        int miles = (int) airports.get(origin).milesTo(airports.get(destination));
        Flight flight = new Flight(origin + "-" + destination + "-" + ++made, origin, destination, miles, minute);
        double skew = Math.pow(random.nextDouble(), origin.equals("ORD") || origin.equals("EWR") ? 1.1 : 2.8);
        sky.accept(new Prediction(
                3,
                flight.toString() + made,
                "s" + made,
                minute,
                Math.min(.97, .03 + skew),
                "late-arrival",
                3,
                made,
                0,
                flights.describe(new Departure(flight))));
    }

    private String hub() {
        double u = random.nextDouble();
        return HUBS.get((int) (u * u * HUBS.size()));
    }

    private static Sources sources() {
        Map<String, Double> figures = Map.ofEntries(
                Map.entry("stream.events.per.second", 137.8),
                Map.entry("stream.predictions.per.second", 68.9),
                Map.entry("stream.latency.p50.ms", 4.0),
                Map.entry("stream.latency.p99.ms", 31.0),
                Map.entry("stream.latency.epoch.p50.ms", 4.0),
                Map.entry("stream.latency.epoch.p90.ms", 9.0),
                Map.entry("stream.latency.epoch.p99.ms", 46.0),
                Map.entry("live.auc", .8871),
                Map.entry("live.labels", 14210.0),
                Map.entry("live.late.share", .1694),
                Map.entry("live.mean.score", .1712),
                Map.entry("stream.quarantined", 1204.0),
                Map.entry("stream.duplicates", 86.0),
                Map.entry("lag.clean", 0.0),
                Map.entry("lag.predictions", 2.0),
                Map.entry("lag.projector", 118.0),
                Map.entry("history.rows.in", 3000000.0),
                Map.entry("history.rows.clean", 2999647.0),
                Map.entry("history.rows.quarantined", 162.0),
                Map.entry("history.rows.duplicates", 191.0),
                Map.entry("history.rows.repaired", 5820.0),
                Map.entry("history.rule.stamp-day-early", 5793.0),
                Map.entry("history.rule.delay-out-of-range", 162.0),
                Map.entry("history.rule.row-duplicated", 191.0));
        return new Sources(
                () -> figures,
                new SampleQuality(),
                new ShowroomOperations(Showroom::processes),
                ShowroomJobs::streams,
                ShowroomJobs::runs,
                new SampleModels(),
                request -> new Oracle.Answer.Risk(
                        .34,
                        Map.of(
                                "originCity",
                                "Chicago",
                                "destinationCity",
                                "Newark",
                                "local",
                                "18:00",
                                "model_name",
                                "late-arrival",
                                "model_version",
                                "3")),
                new LineageView(
                        Path.of(System.getProperty("chainon.home", ".chainon")),
                        java.time.Duration.ofSeconds(30),
                        InstantSource.system()),
                jury(),
                new dev.chainon.console.source.ProjectBook(
                        Path.of(System.getProperty("chainon.root", ".")), InstantSource.system()));
    }

    private static Jury jury() {
        Path root = Path.of(System.getProperty("chainon.root", "."));
        Path home = Path.of(System.getProperty("chainon.home", ".chainon"));
        return new Jury(
                new Proofs(root, home, InstantSource.system()),
                new CodePages(root, home),
                language -> Definitions.packaged().indicators().stream()
                        .map(i -> new LiveValues.LiveValue(
                                i.id(),
                                i.name().in(language),
                                i.unit(),
                                OptionalDouble.of(.999),
                                i.query(),
                                Instant.now()))
                        .toList(),
                new Prover(new Prover.Place(root, home, home.resolve("run/secrets/operator"), "development")));
    }

    private static List<ProcessLine> processes() {
        return List.of(
                new ProcessLine("broker", "", State.ALIVE, "", 268L << 20),
                new ProcessLine("postgres", "", State.ALIVE, "", 143L << 20),
                new ProcessLine("stream", "http://127.0.0.1:8083", State.READY, "", 761L << 20),
                new ProcessLine("serving-1", "http://127.0.0.1:8081", State.READY, "", 281L << 20),
                new ProcessLine(
                        "serving-2", "http://127.0.0.1:8082", State.WAITING, "log: 12,410 records behind", 276L << 20),
                new ProcessLine("balancer", "http://127.0.0.1:8080", State.DOWN, "connection refused", 0));
    }

    private record SampleQuality() implements Quality {
        @Override
        public Map<String, Long> quarantinedByRule() {
            return Map.of("airport-unknown", 412L, "record-malformed", 388L, "field-missing", 404L);
        }

        @Override
        public List<Quarantined> latestQuarantined() {
            byte[] raw =
                    "{\"type\":\"departure\",\"flightId\":\"x\",\"origin\":\"<script>alert(1)</script>\",\"destination\":\"ORD\"}"
                            .getBytes(StandardCharsets.UTF_8);
            byte[] broken = "{\"type\":\"arrival\",\"flightId\":".getBytes(StandardCharsets.UTF_8);
            return List.of(
                    new Quarantined(
                            3,
                            88120,
                            1163000000000L,
                            "airport-unknown",
                            "origin '<script>alert(1)</script>' is not a known airport",
                            raw),
                    new Quarantined(
                            3,
                            88004,
                            1163000000000L,
                            "record-malformed",
                            "unexpected end of the object at byte 29",
                            broken));
        }

        @Override
        public Optional<Live> lastDay() {
            return Optional.of(live(16_482));
        }

        @Override
        public Optional<Live> wholeEpoch() {
            return Optional.of(live(148_310));
        }

        private static Live live(long rows) {
            double[] announced = {.03, .1, .17, .23, .3, .37, .43, .5, .57, .63, .7, .77, .83, .9, .97};
            Random random = new Random(rows);
            List<CalibrationPoint> points = new java.util.ArrayList<>();
            for (double p : announced) {
                points.add(new CalibrationPoint(
                        (long) (rows * Math.pow(1 - p, 3) / 4 + 90), p, Math.min(1, p + random.nextGaussian() * .02)));
            }
            return new Live(new ModelMetrics(.8871, .7193, .2747, .0794, .0043, rows, rows / 6), .171, points);
        }
    }

    private record SampleModels() implements Models {
        @Override
        public Optional<Champion> champion() {
            return Optional.of(new Champion(
                    "late-arrival",
                    3,
                    "2001-05-01",
                    Map.of(
                            "auc",
                            .8893,
                            "prauc",
                            .7211,
                            "logloss",
                            .2741,
                            "brier",
                            .0791,
                            "ece",
                            .0041,
                            "rows",
                            519000.0,
                            "positives",
                            87700.0)));
        }

        @Override
        public Optional<String> paper(String file) {
            return Optional.empty();
        }

        @Override
        public List<Promotion> promotions() {
            return List.of(
                    new Promotion(
                            Instant.parse("2026-11-24T00:04:11Z"),
                            "champion",
                            3,
                            "chainon demo",
                            "gate passed: AUC .889 against .869",
                            ShowroomGate.DECISION),
                    new Promotion(Instant.parse("2026-11-23T22:41:02Z"), "champion", 2, "chainon demo", "first model"));
        }
    }

    public static void main(String[] args) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8099;
        int pace = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        Showroom room = new Showroom();
        long[] minute = {START};
        for (; minute[0] < START + 400; minute[0]++) {
            for (int i = 0; i < 6; i++) {
                room.depart(minute[0]);
            }
        }
        Vertx vertx = Vertx.vertx();
        ShowroomReplay replay = new ShowroomReplay(pace * 60);
        vertx.setPeriodic(1000 / pace, id -> {
            if (replay.tick(minute[0]).paused()) {
                return;
            }
            minute[0]++;
            for (int i = 0; i < 6; i++) {
                room.depart(minute[0]);
            }
        });
        Router router = Router.router(vertx);
        new Pages(
                        room.flights,
                        room.sky,
                        sources(),
                        new Pages.Hands(
                                replay.control(), dev.chainon.console.source.Explorer.NONE, new ShowroomDrift()))
                .mount(router);
        new TicketPages(room.flights, new ShowroomTickets(), InstantSource.system()).mount(router);
        vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
    }
}
