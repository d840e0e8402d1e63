package dev.chainon.local.demo;

import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.fault.FaultWatch;
import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.local.Settings;
import dev.chainon.local.deliver.Pointer;
import dev.chainon.local.platform.Disk;
import dev.chainon.local.platform.Platform;
import dev.chainon.local.platform.Ports;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.PidFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The demonstration, step by step, from an empty folder to live predictions. */
final class Demo {

    private static final Duration RETRAINER_PAUSE = Duration.ofSeconds(1);
    private static final Duration REDEPLOY_PAUSE = Duration.ofMillis(250);
    private static final String LIVE = "stream.predictions.per.second";

    /**
     * What the person asked for.
     *
     * @param from first day that is replayed
     * @param speed how much faster than real time
     * @param length ends by itself after this time of live predictions
     * @param scenario that is played, if one is
     * @param began when the command was typed, the build included
     */
    record Wish(
            boolean fresh,
            LocalDate from,
            double speed,
            Optional<Duration> length,
            Optional<Scenario> scenario,
            Instant began) {}

    private final Stage.Scene scene;
    private final Stage stage;
    private final Wish wish;
    private final Results results;
    private final Settings settings;
    private final Home home;
    private final FaultFolder faults;
    private final ReplayDesk desk;
    private final Processes processes;

    Demo(Stage.Scene scene, Stage stage, Wish wish) {
        this.scene = scene;
        this.stage = stage;
        this.wish = wish;
        this.home = scene.home();
        this.settings = scene.settings();
        this.results = new Results(home);
        this.faults = new FaultFolder(home.state());
        this.desk = new ReplayDesk(home.state());
        this.processes = new Processes(scene, stage, wish.scenario());
    }

    void play() {
        prepare();
        Platform platform = step("platform", () -> stage.platform(plan()));
        Databases databases = new Databases(settings.port("postgres"), new Secrets(home.run("secrets")));
        // A story begins at its beginning, however often it was played.
        int epoch = step(
                "databases",
                () -> wish.scenario().isPresent() ? databases.anew(wish.from()) : databases.epoch(wish.from()));
        Fleet fleet = new Fleet(home, settings, platform.bootstrap(), databases, epoch);
        Workflow workflow = stage.workflow(fleet);
        new FirstRun(workflow, epoch, wish.from()).play(scene.screen());
        Understudy understudy = new Understudy(workflow, home, scene.screen());
        understudy.leave();
        Optional<String> model = wish.scenario().map(understudy::enter);
        ScenarioPlay play = new ScenarioPlay(scene, stage, workflow);
        step("processes", () -> processes.start(fleet, wish.speed()));
        processes.replay(fleet, wish.from(), wish.speed());
        step("first live prediction", () -> live(fleet));
        announce();
        stage.every(RETRAINER_PAUSE, retrainer(workflow));
        stage.every(REDEPLOY_PAUSE, new Redeploy(home, stage, Processes.REPLICAS));
        try (FaultWatch outages = Outages.watch(faults, stage, platform.broker(), databases)) {
            if (wish.scenario().isPresent()) {
                scenario(wish.scenario().get(), model.orElseThrow(), play, understudy);
            } else {
                new Turnover(desk, scene.vigil(), scene.screen(), another(databases, platform, workflow))
                        .listen(wish.length().orElse(Duration.ofDays(3650)), wish.speed());
            }
        } finally {
            faults.clear();
            desk.clear();
        }
    }

    private Turnover.Parts another(Databases databases, Platform platform, Workflow workflow) {
        return new Turnover.Parts() {
            @Override
            public Fleet prepare(LocalDate day) {
                if (workflow.jobs().open().isPresent()) {
                    throw new Failure(
                            "A run of the job graph is open, such as a retraining: ask again when it is over.");
                }
                int epoch = databases.anew(day);
                Workflow.demand(workflow.play(new Workflow.Wish(
                        workflow.pipeline().graph().only(Set.of("snapshot")),
                        FirstRun.params("replay", epoch, day),
                        Set.of())));
                return new Fleet(home, settings, platform.bootstrap(), databases, epoch);
            }

            @Override
            public void begin(Fleet fleet, LocalDate day, double speed) {
                stage.strike();
                processes.start(fleet, speed);
                processes.replay(fleet, day, speed);
                awaitPredictions(fleet);
            }
        };
    }

    private void scenario(Scenario scenario, String model, ScenarioPlay play, Understudy understudy) {
        desk.tell(Change.of(Change.Phase.CLOSED));
        Visitors visitors = Visitors.of(scene.report().addresses().getOrDefault("predictions", ""), model);
        try {
            play.play(scenario, visitors);
        } finally {
            understudy.leave();
        }
    }

    private Retrainer retrainer(Workflow workflow) {
        return new Retrainer(workflow.retrainings(), workflow.kept(), this::known);
    }

    private Map<String, String> known() {
        Map<String, String> told = new HashMap<>(new Present(settings, this::figures).get());
        wish.scenario().ifPresent(scenario -> told.putAll(scenario.training()));
        return told;
    }

    private Optional<String> figures() {
        return Optional.ofNullable(scene.report().addresses().get("figures")).flatMap(Http::get);
    }

    /** Reads the figures of the monitoring process, while it still answers. */
    void readFigures() {
        figures().ifPresent(scene.report()::figures);
    }

    private void prepare() {
        faults.clear();
        desk.clear();
        // What was deployed into the demonstration before ends with it: this one runs what is built.
        Processes.REPLICAS.forEach(name -> new Pointer(home, name).write(Optional.empty()));
        PidFile.awaitLeftovers(home.folder("run"), Duration.ofSeconds(10));
        if (wish.fresh()) {
            results.forgetAll();
        }
        Ports.check(settings.ports());
        Disk.check(home.state(), settings.diskGb());
        scene.report().step("build and checks", Duration.between(wish.began(), Instant.now()));
    }

    private Platform.Plan plan() {
        return new Platform.Plan(
                settings.port("broker"),
                settings.port("controller"),
                settings.heapMb("broker"),
                settings.port("postgres"),
                settings.postgres(),
                settings.platformPatience());
    }

    private double live(Fleet fleet) {
        awaitPredictions(fleet);
        double seconds = Duration.between(wish.began(), Instant.now()).toMillis() / 1000.0;
        readFigures();
        scene.report().figure("demo.ready.seconds", seconds);
        return seconds;
    }

    /** Asks the monitor anew each time: what the report remembers may be of an epoch before. */
    private void awaitPredictions(Fleet fleet) {
        Instant limit = Instant.now().plus(settings.readyPatience());
        while (Instant.now().isBefore(limit) && scene.vigil().pause(Duration.ofMillis(250))) {
            double rate = figures()
                    .map(figures -> Kept.tree(figures).path(LIVE).asDouble(0))
                    .orElse(0.0);
            if (rate > 0) {
                return;
            }
        }
        throw new Failure(
                "No prediction came within " + settings.readyPatience().toSeconds() + " s: see "
                        + fleet.address("monitor") + "/api/figures and the logs in " + home.folder("logs"));
    }

    private void announce() {
        StringBuilder text = new StringBuilder(String.format(
                "%nLive after %.1f s. Ctrl-C ends it.", scene.report().figure("demo.ready.seconds")));
        scene.report()
                .addresses()
                .forEach((name, address) -> text.append(String.format("%n  %-12s %s", name, address)));
        text.append(String.format("%n  %-12s %s", "operators", processes.operators()));
        scene.screen().say(text.toString());
    }

    private <T> T step(String name, Supplier<T> work) {
        Instant start = Instant.now();
        T value = work.get();
        Duration time = Duration.between(start, Instant.now());
        scene.report().step(name, time);
        scene.screen().done(name, time, "");
        return value;
    }
}
