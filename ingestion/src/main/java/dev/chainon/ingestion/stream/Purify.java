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
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One raw record to one record of the clean or of the quarantine topic. Any bytes are an answer, never a crash. */
final class Purify<E extends Event> implements MapPartitionsFunction<Row, Row> {

    private final UseCase<E> useCase;
    private final int epoch;

    Purify(UseCase<E> useCase, int epoch) {
        this.useCase = useCase;
        this.epoch = epoch;
    }

    /** Rows in: value, offset, milliseconds. Rows out: topic, key, value. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        Topics topics = new Topics(useCase.topicPrefix(), epoch);
        EventParser<E> parser = useCase.parser();
        EventCodec<E> clean = new EventCodec<>(useCase.eventSchema());
        QuarantineCodec quarantine = new QuarantineCodec();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                // A key without a value is no record either: the contract's own rules refuse it.
                byte[] raw = row.isNullAt(0) ? new byte[0] : row.getAs(0);
                Purified<E> purified = parser.parse(raw);
                if (purified instanceof Purified.Clean<E> good) {
                    E event = good.value();
                    byte[] bytes = clean.encode(new LoggedEvent<>(epoch, row.getLong(1), row.getLong(2), event));
                    return RowFactory.create(topics.clean(), event.subject().getBytes(StandardCharsets.UTF_8), bytes);
                }
                Purified.Rejected<E> bad = (Purified.Rejected<E>) purified;
                byte[] bytes = quarantine.encode(
                        new Quarantined(epoch, row.getLong(1), row.getLong(2), bad.rule(), bad.reason(), raw));
                return RowFactory.create(topics.quarantine(), bad.rule().getBytes(StandardCharsets.UTF_8), bytes);
            }
        };
    }
}
