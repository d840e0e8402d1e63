package dev.chainon.streams;

import dev.chainon.core.event.Quarantined;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The bytes of a refused record in the quarantine topic, without the contract's version, which is in {@link ContractHeader}. Thread-safe. */
public final class QuarantineCodec implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient SingleObject form = new SingleObject(Schemas.resource("quarantined"));

    public Schema schema() {
        return form.schema();
    }

    public byte[] encode(Quarantined q) {
        return form.encode(q.epoch(), q.rawOffset(), q.rawMillis(), q.rule(), q.reason(), ByteBuffer.wrap(q.raw()));
    }

    /**
     * Reads a refused record.
     *
     * @throws UnreadableRecordException if the bytes are not such a record
     */
    public Quarantined decode(byte[] bytes) {
        GenericRecord datum = form.decode(bytes);
        ByteBuffer raw = (ByteBuffer) datum.get("raw");
        byte[] copy = new byte[raw.remaining()];
        raw.duplicate().get(copy);
        return new Quarantined(
                (Integer) datum.get("epoch"),
                (Long) datum.get("rawOffset"),
                (Long) datum.get("rawMillis"),
                (String) datum.get("rule"),
                (String) datum.get("reason"),
                copy);
    }

    private Object readResolve() {
        return new QuarantineCodec();
    }
}
