package dev.chainon.metrics;

import dev.chainon.core.process.Telemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * Core's telemetry port on Micrometer with a Prometheus registry, and the figures of this JVM. Thread-safe. Meters are asked for by name and labels tens
 * of thousands of times a second, so they are kept at hand.
 */
public final class PrometheusTelemetry implements Telemetry, AutoCloseable {

    /** Upper bounds of the histograms: from a tenth of a millisecond, where an inference is, to half a minute, where an operator looks. */
    private static final Duration[] BUCKETS = DoubleStream.of(
                    .1, .25, .5, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000)
            .mapToObj(milliseconds -> Duration.ofNanos(Math.round(milliseconds * 1e6)))
            .toArray(Duration[]::new);

    private record Key(String name, List<String> labels) {}

    private final Glossary glossary = new Glossary();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    public PrometheusTelemetry() {
        JvmMetrics.builder().register(registry.getPrometheusRegistry());
        gauge("chainon_process_proportional_memory_bytes", () -> ProcessMemory.own()
                .proportionalBytes());
        gauge("chainon_process_native_memory_bytes", NativeMemory::bytes);
    }

    @Override
    public void count(String name, long amount, String... labels) {
        counters.computeIfAbsent(new Key(name, List.of(labels)), this::counter).increment(amount);
    }

    @Override
    public void time(String name, long nanos, String... labels) {
        timers.computeIfAbsent(new Key(name, List.of(labels)), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void gauge(String name, DoubleSupplier value, String... labels) {
        Gauge.builder(name, value::getAsDouble)
                .description(glossary.sentence(name))
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }

    /** The text that Prometheus reads from {@code /metrics}. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }

    private Counter counter(Key key) {
        return Counter.builder(key.name())
                .description(glossary.sentence(key.name()))
                .tags(key.labels().toArray(String[]::new))
                .register(registry);
    }

    private Timer timer(Key key) {
        return Timer.builder(key.name())
                .description(glossary.sentence(key.name()))
                .tags(key.labels().toArray(String[]::new))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
