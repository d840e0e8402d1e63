package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.platform.Platform;
import dev.chainon.local.platform.Postgres;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import dev.chainon.local.process.RotatedLog;
import dev.chainon.local.process.Service;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.jobs.StepContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The running processes of a demonstration: starts them, runs those that end, knows their PIDs, stops all in order. Thread-safe. */
final class Stage implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(4);

    private final Scene scene;
    private final Home home;
    private final Settings settings;
    private final Screen screen;
    private final Vigil vigil;
    private final Report report;
    private final Service.Care care;
    private final List<Service> services = new ArrayList<>();
    private Optional<Child> task = Optional.empty();
    private Optional<Platform> platform = Optional.empty();
    private Optional<Postgres> postgres = Optional.empty();
    private Optional<Workflow> workflow = Optional.empty();

    Stage(Scene scene, ScheduledExecutorService timer) {
        this.scene = scene;
        this.home = scene.home();
        this.settings = scene.settings();
        this.screen = scene.screen();
        this.vigil = scene.vigil();
        this.report = scene.report();
        this.care = new Service.Care(settings.restart(), Clock.systemUTC(), timer, screen::say);
    }

    /** What a demonstration is played with. */
    record Scene(Home home, Settings settings, Screen screen, Vigil vigil, Report report) {}

    Platform platform(Platform.Plan plan) {
        Platform started = Platform.start(plan, setting(), care);
        synchronized (this) {
            platform = Optional.of(started);
        }
        vigil.watch(started.broker().failed());
        CompletableFuture<String> lost = started.postgres()
                .process()
                .map(ProcessHandle::onExit)
                .orElseGet(CompletableFuture::new)
                .thenApply(ended -> "PostgreSQL ended by itself: read " + home.log("postgres"));
        vigil.watch(lost);
        return started;
    }

    synchronized Service serve(Program program) {
        Service service = new Service(program, setting(), care).start();
        services.add(service);
        vigil.watch(service.failed());
        return service;
    }

    /** One that was started. */
    synchronized Service service(String name) {
        return services.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process " + name + " was started"));
    }

    /** The database server alone, for work that needs no broker. */
    Postgres database() {
        Postgres started = Postgres.start(home, settings.port("postgres"), settings.postgres());
        synchronized (this) {
            postgres = Optional.of(started);
        }
        return started;
    }

    /** Does something again and again for as long as the demonstration lives. */
    void every(Duration pause, Runnable work) {
        care.timer().scheduleWithFixedDelay(work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The executor of the job graph; it ends before the platform. */
    Workflow workflow(Fleet fleet) {
        Workflow started = new Workflow(scene, this, fleet, fleet.databases().runtime(RuntimeRole.WORKFLOW));
        synchronized (this) {
            workflow = Optional.of(started);
        }
        return started;
    }

    /**
     * Runs the child of a step to its end and returns its result; ends it when the step is stopped. A code other than 0 is a failure with the words of its
     * log.
     */
    String run(Program program, Duration patience, StepContext step) {
        return run(program, patience, child -> step.onStop(() -> child.stop(GRACE)), line -> {
            if (line instanceof Line.Progress progress) {
                step.progress(progress.step(), progress.done(), progress.total());
            }
        });
    }

    /** Runs a child that is no step of the job graph. */
    String run(Program program, Duration patience) {
        return run(program, patience, child -> {}, line -> {});
    }

    private String run(Program program, Duration patience, Consumer<Child> started, Consumer<Line> ear) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Child child = Child.start(program, new Child.Setting(home, settings.logLimit(), line -> {
            hear(line);
            ear.accept(line);
            if (line instanceof Line.Result given) {
                result.complete(given.json());
            }
        }));
        current(Optional.of(child));
        started.accept(child);
        int code = vigil.await(
                child.end(),
                patience,
                "The process " + program.name() + " took longer than " + patience.toMinutes() + " minutes: read "
                        + child.logFile());
        current(Optional.empty());
        if (code != 0) {
            // A JVM that cannot even load its main class ends with 1 too, but says no result.
            throw code == 1 && result.isDone()
                    ? new RefusedException(child.explanation(code), result.join())
                    : new Failure(child.explanation(code));
        }
        return result.getNow("{}");
    }

    /** A step ended well but with a negative result, such as a model that the gate refused. */
    static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String words;
        private final String result;

        RefusedException(String words, String result) {
            super(words);
            this.words = words;
            this.result = result;
        }

        String result() {
            return result;
        }

        String words() {
            return words;
        }
    }

    /** PIDs by process name, this launcher's own among them. */
    synchronized Map<String, Collection<Long>> pids() {
        Map<String, Collection<Long>> pids = new LinkedHashMap<>();
        pids.put("launcher", List.of(ProcessHandle.current().pid()));
        platform.ifPresent(started -> {
            pids.put("broker", started.broker().child().map(Child::pid).stream().toList());
            pids.put(
                    "postgres",
                    started.postgres().process().stream()
                            .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                            .map(ProcessHandle::pid)
                            .collect(Collectors.toCollection(() ->
                                    new ArrayList<>(List.of(started.postgres().guardPid())))));
        });
        services.forEach(service -> pids.put(
                service.name(), service.child().map(Child::pid).stream().toList()));
        task.ifPresent(child -> pids.put(child.name(), List.of(child.pid())));
        return pids;
    }

    /** Ends everything that was {@link #serve served}; the platform and the executor of the job graph stay. */
    void strike() {
        List<Runnable> stops = new ArrayList<>();
        synchronized (this) {
            services.forEach(Service::closeInput);
            services.forEach(service -> stops.add(() -> service.stop(GRACE)));
            services.clear();
        }
        sideBySide(stops);
    }

    private static void sideBySide(List<Runnable> stops) {
        List<CompletableFuture<Void>> ends =
                stops.stream().map(CompletableFuture::runAsync).toList();
        ends.forEach(CompletableFuture::join);
    }

    /** Inputs close all at once, the processes end side by side, the platform last. */
    @Override
    public void close() {
        workflow.ifPresent(Workflow::close);
        List<Runnable> stops = new ArrayList<>();
        synchronized (this) {
            task.ifPresent(child -> stops.add(() -> child.stop(GRACE)));
            services.forEach(Service::closeInput);
            services.forEach(service -> stops.add(() -> service.stop(GRACE)));
        }
        sideBySide(stops);
        platform.ifPresent(Platform::close);
        postgres.ifPresent(Postgres::close);
    }

    private synchronized void current(Optional<Child> child) {
        task = child;
    }

    private Child.Setting setting() {
        RotatedLog.Limit limit = settings.logLimit();
        return new Child.Setting(home, limit, this::hear);
    }

    private void hear(Line line) {
        if (line instanceof Line.Progress progress) {
            screen.progress(progress);
        } else if (line instanceof Line.Result result) {
            report.measured(result.json());
        }
    }
}
