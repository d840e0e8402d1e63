package dev.chainon.bench.stream;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.QuarantineCodec;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What became of each raw record, by its offset. Fed by the tails of the clean and the quarantine topic; asked when the stream is done. Thread-safe.
 */
final class Ledger<E extends Event> {

    private final Topics topics;
    private final EventCodec<E> codec;
    private final ClockAhead rule;
    private final QuarantineCodec quarantine = new QuarantineCodec();
    private final BitSet clean = new BitSet();
    private final BitSet refused = new BitSet();
    private final Map<String, Long> rules = new TreeMap<>();
    private long written;

    Ledger(Topics topics, EventCodec<E> codec, ClockAhead rule) {
        this.topics = topics;
        this.codec = codec;
        this.rule = rule;
    }

    /** Notes a record of the clean topic and gives what it says. */
    LoggedEvent<E> clean(ConsumerRecord<byte[], byte[]> record) {
        LoggedEvent<E> logged = codec.decode(record.value());
        note(clean, logged.rawOffset());
        return logged;
    }

    /** Notes a record of the quarantine topic. What the log's reader refused stands in the clean topic too, and counts there. */
    void refused(ConsumerRecord<byte[], byte[]> record) {
        Quarantined bad = quarantine.decode(record.value());
        if (!bad.rule().equals(ClockAhead.RULE) && note(refused, bad.rawOffset())) {
            count(bad.rule());
        }
    }

    private synchronized boolean note(BitSet answers, long offset) {
        written++;
        boolean first = !answers.get(Math.toIntExact(offset));
        answers.set(Math.toIntExact(offset));
        return first;
    }

    private synchronized void count(String rule) {
        rules.merge(rule, 1L, Long::sum);
    }

    /** Raw records that have an answer. */
    synchronized long answered() {
        BitSet either = (BitSet) clean.clone();
        either.or(refused);
        return either.cardinality();
    }

    /**
     * The account of one run.
     *
     * @param raw records that were sent
     * @param clean of them, in the clean topic
     * @param refused of them, in quarantine
     * @param both of them, in both: must be none
     * @param repeated records that the stream wrote again
     */
    record Account(long raw, long clean, long refused, long both, long repeated) {
        long lost() {
            return raw - clean - refused + both;
        }
    }

    synchronized Account account(long raw) {
        BitSet common = (BitSet) clean.clone();
        common.and(refused);
        return new Account(
                raw,
                clean.cardinality(),
                refused.cardinality(),
                common.cardinality(),
                written - clean.cardinality() - refused.cardinality());
    }

    /** How many records each rule refused. */
    synchronized Map<String, Long> rules() {
        return Map.copyOf(rules);
    }

    /**
     * What the one reader of the log makes of the clean topic.
     *
     * @param delivered raw records whose event it handed over
     * @param doubled of them, handed over again: must be none
     * @param disordered events whose raw offset goes back: must be none
     * @param resent events it dropped because the source itself had sent them before
     */
    record Read(long delivered, long doubled, long disordered, long resent) {}

    Read read(String bootstrap) {
        BitSet seen = new BitSet();
        long doubled = 0;
        long disordered = 0;
        long last = -1;
        try (LogReader<E> reader = new LogReader<>(bootstrap, topics, codec, rule)) {
            reader.seekToStart();
            long end = reader.endOffset();
            while (reader.position() < end) {
                for (Delivered<E> each : reader.poll(Duration.ofMillis(200))) {
                    int offset = Math.toIntExact(each.logged().rawOffset());
                    doubled += seen.get(offset) ? 1 : 0;
                    disordered += offset < last ? 1 : 0;
                    seen.set(offset);
                    last = offset;
                }
            }
            return new Read(
                    seen.cardinality(),
                    doubled,
                    disordered,
                    reader.deduplicator().repeatedIds());
        }
    }
}
