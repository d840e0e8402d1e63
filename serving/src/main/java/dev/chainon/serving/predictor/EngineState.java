package dev.chainon.serving.predictor;

import dev.chainon.core.event.Event;
import dev.chainon.core.features.Features;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a predictor knows of the log: restored at its start, written once a day of the log. Called by the predictor's thread alone. */
final class EngineState<E extends Event> {

    private static final Logger LOG = LoggerFactory.getLogger(EngineState.class);

    private final Features<E> features;
    private final LiveEngine<E> engine;
    private final EventLog<E> log;
    private final Snapshots snapshots;
    private int day = Integer.MIN_VALUE;

    EngineState(Features<E> features, LiveEngine<E> engine, EventLog<E> log, Snapshots snapshots) {
        this.features = features;
        this.engine = engine;
        this.log = log;
        this.snapshots = snapshots;
    }

    /** The file that opens the epoch. */
    Path start() {
        return snapshots.start();
    }

    boolean canStart() {
        return Files.isRegularFile(start());
    }

    /** Restores the newest state and moves the log to the place it belongs to. */
    void restore() throws IOException {
        long position = snapshots.restore(parts());
        if (position == 0) {
            log.seekToStart();
        } else {
            log.seek(position);
        }
        day = today();
    }

    /** Whether the engine has come to another day since it was last asked; the first day it sees is no change. */
    boolean dayChanged() {
        int now = today();
        boolean changed = now != day && day != Integer.MIN_VALUE;
        day = now;
        return changed;
    }

    /** Keeps the state; where that fails, a restart only reads a longer log. */
    void write() {
        try {
            snapshots.write(log.position(), engine.minute(), parts());
        } catch (IOException e) {
            LOG.error("cannot write the day's snapshot beside {}; a restart will read a longer log", start(), e);
        }
    }

    private int today() {
        return engine.minute() == Long.MIN_VALUE ? Integer.MIN_VALUE : features.day(engine.minute());
    }

    private List<Snapshots.Part> parts() {
        return List.of(part(engine::snapshot, engine::restore), part(log::snapshot, log::restore));
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading {
        void from(DataInputStream in) throws IOException;
    }

    private static Snapshots.Part part(Writing writing, Reading reading) {
        return new Snapshots.Part() {
            @Override
            public void snapshot(DataOutputStream out) throws IOException {
                writing.to(out);
            }

            @Override
            public void restore(DataInputStream in) throws IOException {
                reading.from(in);
            }
        };
    }
}
