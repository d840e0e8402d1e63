package dev.chainon.streams;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.RowSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The bytes of an event in the clean log: envelope, then the event's fields. Thread-safe; the same event gives the same bytes. */
public final class EventCodec<E extends Event> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ENVELOPE = 3;

    private final RowSchema<E> rows;
    private final ArrayList<Schema> older;
    private final transient SingleObject form;

    public EventCodec(RowSchema<E> rows) {
        this(rows, List.of());
    }

    /**
     * A codec that also reads what earlier releases wrote.
     *
     * @param older schemas of events that the log may still hold from earlier releases
     * @throws IllegalArgumentException with the reason if events of one of them could not be read
     */
    public EventCodec(RowSchema<E> rows, List<Schema> older) {
        this.rows = rows;
        this.older = new ArrayList<>(older);
        this.form = new SingleObject(Schemas.logged(rows), older);
    }

    public Schema schema() {
        return form.schema();
    }

    public byte[] encode(LoggedEvent<E> logged) {
        Object[] row = rows.toRow(logged.event());
        Object[] values = new Object[ENVELOPE + row.length];
        values[0] = logged.epoch();
        values[1] = logged.rawOffset();
        values[2] = logged.rawMillis();
        System.arraycopy(row, 0, values, ENVELOPE, row.length);
        return form.encode(values);
    }

    /**
     * Reads an event.
     *
     * @throws UnreadableRecordException if the bytes are not such an event
     */
    public LoggedEvent<E> decode(byte[] bytes) {
        GenericRecord datum = form.decode(bytes);
        Object[] row = new Object[rows.fields().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = datum.get(ENVELOPE + i);
        }
        return new LoggedEvent<>((Integer) datum.get(0), (Long) datum.get(1), (Long) datum.get(2), rows.fromRow(row));
    }

    /** Avro's encoders do not travel: a received codec builds its own. */
    private Object readResolve() {
        return new EventCodec<>(rows, older);
    }
}
