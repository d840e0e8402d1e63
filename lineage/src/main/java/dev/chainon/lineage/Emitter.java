package dev.chainon.lineage;

import com.typesafe.config.Config;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Lineage;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import dev.chainon.core.process.Telemetry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Core's lineage port as OpenLineage events in a file, and at a Marquez where the settings name one. A run that is open when this closes was aborted. */
public final class Emitter implements Lineage, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Emitter.class);

    private final EventWriter writer;
    private final List<Transport> transports = new ArrayList<>();
    private final Telemetry telemetry;
    private final Duration every;
    private final Map<UUID, RunEvent> open = new LinkedHashMap<>();
    private final AtomicLong lost = new AtomicLong();
    private boolean closed;

    public Emitter(LineageSettings settings, Telemetry telemetry) {
        this.writer = new EventWriter(settings.origin());
        this.telemetry = telemetry;
        this.every = settings.every();
        transports.add(new RotatingFile(settings.file(), settings.limit()));
        settings.marquez().ifPresent(marquez -> transports.add(new MarquezClient(marquez, this::count)));
    }

    /**
     * One that closes when the process ends, however it is asked to.
     *
     * @param chainon the settings below the root {@code chainon}
     * @param process name of the process where the settings give none
     */
    public static Emitter untilExit(Config chainon, String process, Telemetry telemetry) {
        Emitter emitter = new Emitter(LineageSettings.of(chainon, process), telemetry);
        Runtime.getRuntime().addShutdownHook(new Thread(emitter::close, "lineage-end"));
        return emitter;
    }

    /** Runs told through this, at the time of the wall clock. */
    public Chronicle chronicle() {
        return new Chronicle(this, InstantSource.system(), every);
    }

    @Override
    public synchronized void emit(RunEvent event) {
        if (closed) {
            return;
        }
        if (event.state().last()) {
            open.remove(event.run().id());
        } else {
            open.put(event.run().id(), event);
        }
        send(event);
    }

    private void send(RunEvent event) {
        String json = writer.write(event);
        for (Transport transport : transports) {
            try {
                transport.send(json);
            } catch (IOException | RuntimeException e) {
                count(e);
            }
        }
    }

    @Override
    public void lost(RuntimeException cause) {
        count(cause);
    }

    /** Events, or what they should have told, that were not kept. */
    public long lost() {
        return lost.get();
    }

    private void count(Exception cause) {
        telemetry.count("chainon_lineage_lost_total", 1);
        if (lost.incrementAndGet() == 1) {
            LOG.warn(
                    "lineage is not kept whole: the work goes on, further losses are only counted cause={}",
                    cause.toString());
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Instant now = Instant.now();
        open.values().forEach(last -> send(new RunEvent(RunState.ABORT, now, last.run(), last.job(), last.flow())));
        open.clear();
        transports.forEach(Transport::close);
    }
}
