package dev.chainon.ingestion.stream;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The event rules in the stream. */
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
        RecordPurifier<E> purifier = new RecordPurifier<>(useCase, epoch);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                RecordPurifier.Sent sent = purifier.purified(rows.next());
                return RowFactory.create(sent.topic(), sent.key(), sent.value());
            }
        };
    }
}
