package dev.chainon.monitoring.hardware;

import dev.chainon.core.process.Telemetry;
import dev.chainon.monitoring.hardware.Reading.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the sensors every few seconds on a thread of its own. A sensor becomes a measure when it is first there; one that goes away becomes no number. */
public final class HardwareWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HardwareWatch.class);
    private static final long PERIOD_SECONDS = 5;

    private final List<SensorSource> sources;
    private final Telemetry telemetry;
    private final Map<Sensor, Double> measured = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(HardwareWatch::thread);
    private volatile List<Reading> readings = List.of();

    public HardwareWatch(List<SensorSource> sources, Telemetry telemetry) {
        this.sources = List.copyOf(sources);
        this.telemetry = telemetry;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "hardware-watch");
        thread.setDaemon(true);
        return thread;
    }

    public HardwareWatch start() {
        worker.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** The latest reading of each sensor, in their order; empty before the first. */
    public List<Reading> readings() {
        return readings;
    }

    /** The sensors that are there, as {@code hardware.cpu.load}. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        for (Reading reading : readings) {
            if (reading instanceof Measured found) {
                figures.put("hardware." + found.sensor().id(), found.value());
            }
        }
        return figures;
    }

    void look() {
        List<Reading> all = new ArrayList<>();
        for (SensorSource source : sources) {
            try {
                all.addAll(source.read());
            } catch (RuntimeException e) {
                // Whatever a driver does, the other sensors are read, and all again next time.
                LOG.warn("the sensors of {} cannot be read", source.getClass().getSimpleName(), e);
            }
        }
        all.sort(Comparator.comparing(Reading::sensor));
        all.forEach(this::publish);
        readings = List.copyOf(all);
    }

    private void publish(Reading reading) {
        Sensor sensor = reading.sensor();
        double value = reading instanceof Measured found ? found.value() : Double.NaN;
        boolean known = measured.containsKey(sensor);
        if (known || !Double.isNaN(value)) {
            measured.put(sensor, value);
        }
        if (!known && !Double.isNaN(value)) {
            telemetry.gauge(sensor.measure(), () -> measured.getOrDefault(sensor, Double.NaN));
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
