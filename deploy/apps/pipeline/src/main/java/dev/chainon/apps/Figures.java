package dev.chainon.apps;

import dev.chainon.core.process.Telemetry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** The stages' figures in Micrometer, which writes them as Prometheus reads them. */
final class Figures implements Telemetry {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Figures() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void count(String name, long amount, String... labels) {
        registry.counter(name, labels).increment(amount);
    }

    @Override
    public void time(String name, long nanos, String... labels) {
        registry.timer(name, labels).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void gauge(String name, DoubleSupplier value, String... labels) {
        Gauge.builder(name, value::getAsDouble)
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }

    String text() {
        return registry.scrape();
    }
}
