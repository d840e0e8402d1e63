package dev.chainon.apps;

import dev.chainon.console.source.Models;
import dev.chainon.registry.Bound;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.Check;
import dev.chainon.registry.LogEntry;
import dev.chainon.registry.Measured;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry as it was a few seconds ago: pages neither wait for the database nor fail with it. */
final class RegistryView implements Models {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryView.class);
    private static final long PERIOD_SECONDS = 5;

    private final Registry registry;
    private final String model;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(RegistryView::thread);
    private volatile Optional<Bundle> bundle = Optional.empty();
    private volatile Optional<Champion> champion = Optional.empty();
    private volatile List<Promotion> promotions = List.of();

    RegistryView(Registry registry, String model) {
        this.registry = registry;
        this.model = model;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "registry-view");
        thread.setDaemon(true);
        return thread;
    }

    RegistryView start() {
        worker.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            Optional<ModelVersion> found = registry.resolve("models:/" + model + "@champion");
            bundle = found.map(ModelVersion::bundle);
            champion = found.map(v -> new Champion(
                    v.model(), v.version(), v.manifest().created(), v.manifest().metrics()));
            promotions = registry.history(model).stream()
                    .map(RegistryView::line)
                    .sorted((a, b) -> b.at().compareTo(a.at()))
                    .toList();
        } catch (RuntimeException e) {
            LOG.warn("cannot read the registry, showing what was known cause={}", e.getMessage());
        }
    }

    private static Promotion line(LogEntry entry) {
        dev.chainon.registry.Promotion promotion = entry.promotion();
        return new Promotion(
                entry.at(),
                promotion.alias(),
                promotion.version(),
                promotion.who(),
                promotion.why(),
                new Decision(
                        lower(promotion.decision().by()),
                        entry.action() == LogEntry.Action.ROLLBACK,
                        promotion.decision().checks().stream()
                                .map(RegistryView::check)
                                .toList()));
    }

    private static CheckLine check(Check check) {
        Measured measured = check.measured();
        Bound bound = check.bound();
        return new CheckLine(
                check.name(),
                check.subject(),
                new Figure(measured.value(), measured.low(), measured.high(), lower(measured.unit())),
                new Asked(lower(bound.of()), lower(bound.sense()), bound.value()),
                check.passed(),
                check.note());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Seconds since 1970; not a number without a champion. */
    double createdSeconds() {
        return champion.map(c -> (double) Instant.parse(c.created()).getEpochSecond())
                .orElse(Double.NaN);
    }

    /** The moment before which the champion learnt, in seconds since 1970; not a number without one, or where its manifest does not say it. */
    double learnedUntilSeconds() {
        return bundle.flatMap(b -> Optional.ofNullable(b.manifest().params().get("learned-until")))
                .map(moment -> (double) Instant.parse(moment).getEpochSecond())
                .orElse(Double.NaN);
    }

    @Override
    public Optional<Champion> champion() {
        return champion;
    }

    @Override
    public Map<String, String> facts() {
        return bundle.map(Bundle::manifest)
                .map(manifest -> {
                    Map<String, String> facts = new HashMap<>(manifest.params());
                    facts.put("snapshot", manifest.snapshot());
                    facts.put("commit", manifest.commit());
                    facts.put("parity", String.format(Locale.ROOT, "%.2e", manifest.parity()));
                    Optional.ofNullable(manifest.sha256().get("model.onnx"))
                            .ifPresent(hash -> facts.put("sha256", hash));
                    return facts;
                })
                .orElse(Map.of());
    }

    /** A file that the manifest signs, and so no other of this machine. */
    @Override
    public Optional<String> paper(String file) {
        return bundle.filter(b -> b.manifest().sha256().containsKey(file))
                .flatMap(b -> text(b.folder().resolve(file)));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            LOG.warn("cannot read {} cause={}", file, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public List<Promotion> promotions() {
        return promotions;
    }
}
