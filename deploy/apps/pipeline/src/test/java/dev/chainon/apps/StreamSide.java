package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.features.FeatureEngine;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Map;

/** A reader of the clean log with its engine, as a serving process has them: the vector of each departure it meets. */
final class StreamSide implements AutoCloseable {

    private static final Flights FLIGHTS = new Flights();
    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

    private final String bootstrap;
    private final Topics topics;
    private final FeatureEngine<FlightEvent> engine;
    private final Map<String, IntBuffer> vectors;
    private final LogReader<FlightEvent> reader;

    /** Reads from the start. */
    StreamSide(String bootstrap, Topics topics, FeatureEngine<FlightEvent> engine, Map<String, IntBuffer> vectors) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.engine = engine;
        this.vectors = vectors;
        this.reader = new LogReader<>(
                bootstrap, topics, new EventCodec<>(FLIGHTS.eventSchema()), ClockAhead.of(FLIGHTS.contract()));
        reader.seekToStart();
    }

    /** Reads on until the log has come to a raw record, which must be a clean one. */
    void readUntil(long rawOffset) {
        float[] vector = new float[FLIGHTS.features().names().size()];
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (reader.deduplicator().lastRawOffset() < rawOffset && System.nanoTime() < end) {
            for (Delivered<FlightEvent> delivered : reader.poll(Duration.ofMillis(100))) {
                FlightEvent event = delivered.logged().event();
                if (engine.accept(event, vector)) {
                    assertThat(vectors.put(event.id(), bits(vector))).isNull();
                }
            }
        }
        assertThat(reader.deduplicator().lastRawOffset()).isEqualTo(rawOffset);
    }

    /** Another reader with another engine, which knows of this one what a snapshot keeps; this one is closed. */
    StreamSide startedAgain() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(kept)) {
            engine.snapshot(out);
            reader.deduplicator().snapshot(out);
        }
        long position = reader.position();
        close();
        StreamSide again = new StreamSide(bootstrap, topics, FLIGHTS.features().newEngine(), vectors);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept.toByteArray()))) {
            again.engine.restore(in);
            again.reader.deduplicator().restore(in);
        }
        again.reader.seek(position);
        return again;
    }

    /** Records that the query wrote again. */
    long repeatedOffsets() {
        return reader.deduplicator().repeatedOffsets();
    }

    /** Records that the feed sent again. */
    long repeatedIds() {
        return reader.deduplicator().repeatedIds();
    }

    /** A copy of a vector, equal to another only when every bit is. */
    static IntBuffer bits(float[] vector) {
        int[] bits = new int[vector.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(vector[i]);
        }
        return IntBuffer.wrap(bits);
    }

    @Override
    public void close() {
        reader.close();
    }
}
