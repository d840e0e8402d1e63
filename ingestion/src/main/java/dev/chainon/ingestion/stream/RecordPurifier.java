package dev.chainon.ingestion.stream;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Purified;
import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.QuarantineCodec;
import dev.chainon.streams.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Row;

/** One raw record to one record of the clean or of the quarantine topic, by stream and by batch. Any bytes are an answer, never a crash. */
final class RecordPurifier<E extends Event> {

    private final int epoch;
    private final Topics topics;
    private final EventParser<E> parser;
    private final EventCodec<E> clean;
    private final QuarantineCodec quarantine = new QuarantineCodec();

    RecordPurifier(UseCase<E> useCase, int epoch) {
        this.epoch = epoch;
        this.topics = new Topics(useCase.topicPrefix(), epoch);
        this.parser = useCase.parser();
        this.clean = new EventCodec<>(useCase.eventSchema());
    }

    /** A record for a topic. */
    record Sent(String topic, byte[] key, byte[] value) {}

    /** @param row value, offset, milliseconds */
    Sent purified(Row row) {
        // A key without a value is no record either: the contract's own rules refuse it.
        byte[] raw = row.isNullAt(0) ? new byte[0] : row.getAs(0);
        long offset = row.getLong(1);
        long millis = row.getLong(2);
        Purified<E> purified = parser.parse(raw);
        if (purified instanceof Purified.Clean<E> good) {
            E event = good.value();
            byte[] bytes = clean.encode(new LoggedEvent<>(epoch, offset, millis, event));
            return new Sent(topics.clean(), utf8(event.subject()), bytes);
        }
        Purified.Rejected<E> bad = (Purified.Rejected<E>) purified;
        byte[] bytes = quarantine.encode(new Quarantined(epoch, offset, millis, bad.rule(), bad.reason(), raw));
        return new Sent(topics.quarantine(), utf8(bad.rule()), bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
