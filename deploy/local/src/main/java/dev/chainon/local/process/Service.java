package dev.chainon.local.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child that shall run until it is stopped: a crash is said, and it is started again after a growing wait. */
public final class Service {

    /** What services share: how to start, when to give up, who is told, and the timer of the restarts. */
    public record Care(Crashes.Policy policy, Clock clock, ScheduledExecutorService timer, Consumer<String> say) {}

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private volatile Program program;
    private final Child.Setting setting;
    private final Care care;
    private final Crashes crashes;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<String> failed = new CompletableFuture<>();
    private volatile Optional<Child> current = Optional.empty();
    private Optional<Child> held = Optional.empty();
    private boolean holding;
    private boolean stopping;
    private int restarts;

    public Service(Program program, Child.Setting setting, Care care) {
        this.program = program;
        this.care = care;
        this.crashes = new Crashes(care.policy());
        this.setting = new Child.Setting(setting.home(), setting.limit(), line -> {
            if (line instanceof Line.Ready address) {
                ready.complete(address.address());
            }
            setting.listener().accept(line);
        });
    }

    public synchronized Service start() {
        if (!stopping && !holding) {
            Child child = Child.start(program, setting);
            current = Optional.of(child);
            child.end().thenAccept(code -> ended(child, code));
        }
        return this;
    }

    public String name() {
        return program.name();
    }

    /** Completes with the address at the first ready line; exceptionally when the process will not come. */
    public CompletableFuture<String> ready() {
        return ready.copy();
    }

    /** Completes with an explanation when it crashed too often. */
    public CompletableFuture<String> failed() {
        return failed.copy();
    }

    public Optional<Child> child() {
        return current;
    }

    public synchronized int restarts() {
        return restarts;
    }

    /** Kills it and keeps it down, which counts as no crash, until {@link #release}. */
    public synchronized void hold() {
        holding = true;
        held = current.filter(Child::alive);
        held.ifPresent(Child::kill);
    }

    /** Starts it again once what was killed is gone. */
    public synchronized void release() {
        if (holding) {
            holding = false;
            CompletableFuture<Integer> gone =
                    held.map(Child::end).orElseGet(() -> CompletableFuture.completedFuture(0));
            gone.thenRun(this::start);
        }
    }

    /** What it runs, or will run at its next start. */
    public Program program() {
        return program;
    }

    /** Ends it in its own time and starts this program of the same name in its place, which counts as no crash. */
    public synchronized void replace(Program next, Duration grace) {
        program = next;
        Optional<Child> old = current.filter(Child::alive);
        held = old;
        CompletableFuture.runAsync(() -> old.ifPresent(child -> child.stop(grace)))
                .thenRun(this::start);
    }

    /** Closes its input; {@link #stop} waits. No restart from here on. */
    public synchronized void closeInput() {
        stopping = true;
        child().ifPresent(Child::closeInput);
    }

    public void stop(Duration grace) {
        closeInput();
        child().ifPresent(child -> child.stop(grace));
    }

    private synchronized void ended(Child child, int code) {
        if (stopping) {
            LOG.info("{} stopped with code {}", name(), code);
            return;
        }
        if (holding || held.equals(Optional.of(child))) {
            LOG.warn("{} is kept down", name());
            return;
        }
        LOG.warn("{} crashed with code {}", name(), code);
        Optional<Duration> wait = crashes.next(care.clock().instant());
        if (wait.isEmpty()) {
            giveUp(child.explanation(code));
            return;
        }
        restarts++;
        care.say()
                .accept("The process " + name() + " ended with code " + code + "; starting it again (log: "
                        + child.logFile() + ").");
        care.timer().schedule(this::start, wait.get().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp(String explanation) {
        String text = explanation + "\n  It crashed " + care.policy().crashes() + " times within "
                + care.policy().within().toSeconds() + " s: read the log.";
        failed.complete(text);
        ready.completeExceptionally(new Failure(text));
    }
}
