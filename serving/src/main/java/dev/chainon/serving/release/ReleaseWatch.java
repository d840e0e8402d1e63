package dev.chainon.serving.release;

import dev.chainon.core.process.Telemetry;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.RegistryReader;
import dev.chainon.registry.ReleaseBook;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.serving.model.ModelLoader;
import dev.chainon.serving.model.ModelSlot;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the release log of a model: puts the challenger beside the champion, takes it away, and takes it back when something speaks against it. While the log
 * cannot be read, what is under way goes on, and a bad challenger is taken away here all the same.
 */
public final class ReleaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseWatch.class);
    private static final int REPORT_EVERY = 5;

    private final Subject subject;
    private final ReleaseBook book;
    private final RegistryReader registry;
    private final ModelSlot slot;
    private final Telemetry telemetry;
    private volatile Optional<Trial> trial = Optional.empty();
    private int ended;
    private int looks;
    private boolean away;

    /**
     * What is followed.
     *
     * @param model its name
     * @param replica name of this replica in reports and in the log
     */
    public record Subject(String model, String replica, ModelLoader loader, ReleaseRule rule) {}

    public ReleaseWatch(
            Subject subject, ReleaseBook book, RegistryReader registry, ModelSlot slot, Telemetry telemetry) {
        this.subject = subject;
        this.book = book;
        this.registry = registry;
        this.slot = slot;
        this.telemetry = telemetry;
        telemetry.gauge("chainon_release_percent", () -> trial.map(t -> t.step().percent())
                .orElse(0));
        gauge("chainon_release_shadow_rows", s -> s.comparison().count());
        gauge("chainon_release_shadow_left_out_rows", Shadow::left);
        gauge("chainon_release_shadow_mean_difference", s -> s.comparison().meanDifference());
        gauge("chainon_release_shadow_mean_absolute_difference", s -> s.comparison()
                .meanAbsoluteDifference());
        gauge("chainon_release_shadow_rank_agreement", s -> s.comparison().rankAgreement());
    }

    private void gauge(String name, ToDoubleFunction<Shadow> value) {
        telemetry.gauge(
                name,
                () -> trial.flatMap(Trial::shadow).map(value::applyAsDouble).orElse(Double.NaN));
    }

    /** Looks now and then every period. */
    public void keep(ScheduledExecutorService executor, Duration period) {
        executor.scheduleWithFixedDelay(this::look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks now. Never throws, so that the schedule goes on. */
    public synchronized void look() {
        try {
            follow(book.newest(subject.model()));
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warn("cannot read the release log of {}; what is under way goes on", subject.model(), e);
            }
            away = true;
        }
        try {
            judge();
        } catch (RuntimeException e) {
            LOG.warn("the release of {} could not be written", subject.model(), e);
        }
    }

    private void follow(Optional<ReleaseStep> newest) {
        boolean same = trial.isPresent()
                && newest.filter(step -> step.step() == trial.get().step().step())
                        .isPresent();
        if (!same) {
            end();
            newest.filter(ReleaseStep::underWay)
                    .filter(step -> step.step() != ended)
                    .ifPresent(this::begin);
        }
    }

    private void begin(ReleaseStep step) {
        try {
            String uri = "models:/" + step.model() + "/" + step.version();
            ModelVersion version =
                    registry.resolve(uri).orElseThrow(() -> new IllegalStateException("there is no " + uri));
            trial = Optional.of(new Trial(step, subject.loader().open(version), slot, subject.rule()));
            LOG.info("release step {}: {} of {} at {} %", step.step(), step.action(), uri, step.percent());
        } catch (RuntimeException e) {
            LOG.error("version {} of {} cannot be tried", step.version(), step.model(), e);
            ended = step.step();
            takeBack(step, "load", "it cannot be loaded: " + e.getMessage());
        }
    }

    private void judge() {
        Optional<Trial> now = trial;
        if (now.isEmpty()) {
            return;
        }
        ReleaseStep step = now.get().step();
        Optional<String> objection = now.get().objection();
        if (objection.isPresent()) {
            end();
            takeBack(step, "errors", objection.get());
            return;
        }
        Optional<String> complaint = book.complaint(step.model(), step.version(), step.at());
        if (complaint.isPresent()) {
            end();
            takeBack(step, "quality", complaint.get());
        } else if (looks++ % REPORT_EVERY == 0) {
            book.report(step, subject.replica(), now.get().describe().encode());
        }
    }

    private void takeBack(ReleaseStep step, String kind, String why) {
        telemetry.count("chainon_release_rollbacks_total", 1, "reason", kind);
        LOG.error("version {} of {} is taken back: {}", step.version(), step.model(), why);
        book.takeBack(step, subject.replica(), why);
    }

    private void end() {
        trial.ifPresent(t -> {
            ended = t.step().step();
            trial = Optional.empty();
            t.close();
        });
    }

    /** The step that is under way here. */
    public Optional<ReleaseStep> underWay() {
        return trial.map(Trial::step);
    }

    /** What is under way here, as JSON. */
    public JsonObject describe() {
        return trial.map(Trial::describe)
                .orElseGet(() -> new JsonObject().put("mode", "none"))
                .put("model", subject.model())
                .put("replica", subject.replica());
    }

    @Override
    public synchronized void close() {
        end();
    }
}
