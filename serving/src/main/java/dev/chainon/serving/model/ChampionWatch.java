package dev.chainon.serving.model;

import dev.chainon.chips.ChipSettings;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.registry.CorruptBundleException;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.RegistryReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows an alias of the registry: loads what it points to and puts it into the slot. A bundle that must not serve is refused and logged, and the model
 * before it goes on; so it does while the registry does not answer.
 */
public final class ChampionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ChampionWatch.class);
    private static final String STEP = "model";
    private static final Duration SECOND_CHANCE = Duration.ofSeconds(30);

    private final RegistryReader registry;
    private final String uri;
    private final ModelLoader loader;
    private final ModelSlot slot;
    private final Health health;
    private final Clock clock;
    private final Telemetry telemetry;
    private Optional<Refused> refused = Optional.empty();
    private boolean away;

    private record Refused(ModelVersion version, Instant at) {}

    /** What is followed, what a model must have as inputs: the features of the use case in their order, and who computes it. */
    public record Subject(String uri, List<String> features, ChipSettings chips) {
        public Subject {
            features = List.copyOf(features);
        }
    }

    public ChampionWatch(
            RegistryReader registry, Subject subject, ModelSlot slot, Health health, Clock clock, Telemetry telemetry) {
        this.registry = registry;
        this.uri = subject.uri();
        this.loader = new ModelLoader(subject.features(), subject.chips());
        this.slot = slot;
        this.health = health;
        this.clock = clock;
        this.telemetry = telemetry;
        health.missing(STEP, "waiting for " + uri);
        telemetry.gauge("chainon_model_version", () -> slot.version().orElse(0));
    }

    /** Asks now and then every period. */
    public void keep(ScheduledExecutorService executor, Duration period) {
        executor.scheduleWithFixedDelay(this::look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks now. Never throws, so that the schedule goes on. */
    public synchronized void look() {
        Optional<ModelVersion> champion;
        try {
            champion = registry.resolve(uri);
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warn("cannot ask the registry for {}; what serves goes on", uri, e);
            }
            away = true;
            missing("the registry does not answer: " + e.getMessage());
            return;
        }
        if (champion.isEmpty()) {
            missing(uri + " points to no version yet; train and promote one");
        } else if (slot.version().filter(v -> v == champion.get().version()).isEmpty() && mayTry(champion.get())) {
            load(champion.get());
        }
    }

    private boolean mayTry(ModelVersion version) {
        return refused.isEmpty()
                || refused.get().version().version() != version.version()
                || clock.instant().isAfter(refused.get().at().plus(SECOND_CHANCE));
    }

    private void load(ModelVersion version) {
        try {
            ServedModel next = loader.open(version);
            slot.serve(next);
            refused = Optional.empty();
            health.done(STEP);
            telemetry.count("chainon_model_swaps_total", 1, "model_name", version.model());
            LOG.info(
                    "serving {} trained on snapshot={} commit={}",
                    version.uri(),
                    version.manifest().snapshot(),
                    version.manifest().commit());
        } catch (CorruptBundleException | BadModelException e) {
            refuse(version, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("loading {} failed", version.uri(), e);
            refuse(version, e.toString());
        }
    }

    private void refuse(ModelVersion version, String why) {
        LOG.error(
                "refused {}: {}; {} goes on",
                version.uri(),
                why,
                slot.version().map(v -> "version " + v).orElse("no model"));
        refused = Optional.of(new Refused(version, clock.instant()));
        telemetry.count("chainon_model_refusals_total", 1, "model_name", version.model());
        missing(version.uri() + " was refused: " + why);
    }

    /** A server that has a model stays ready. */
    private void missing(String why) {
        if (slot.version().isEmpty()) {
            health.missing(STEP, why);
        }
    }
}
