package dev.chainon.streams;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.jspecify.annotations.Nullable;

/** Avro's single-object encoding of one schema: two marker bytes, the schema's fingerprint, the value. Thread-safe: Avro keeps its buffers per thread. */
final class SingleObject {

    private final Schema schema;
    private final BinaryMessageEncoder<GenericRecord> encoder;
    private final BinaryMessageDecoder<GenericRecord> decoder;

    SingleObject(Schema schema) {
        this(schema, List.of());
    }

    /**
     * @param older schemas of records that were written before and must still be read
     * @throws IllegalArgumentException if one of them cannot be
     */
    SingleObject(Schema schema, Collection<Schema> older) {
        this.schema = schema;
        this.encoder = new BinaryMessageEncoder<>(GenericData.get(), schema);
        this.decoder = new BinaryMessageDecoder<>(GenericData.get(), schema);
        older.forEach(this::accept);
    }

    private void accept(Schema writer) {
        List<String> reasons = Schemas.incompatibilities(schema, writer);
        if (!reasons.isEmpty()) {
            throw new IllegalArgumentException(schema.getFullName() + " cannot read what an earlier release wrote: "
                    + reasons + "; only add fields that are not required, or open a new epoch");
        }
        decoder.addSchema(writer);
    }

    Schema schema() {
        return schema;
    }

    byte[] encode(@Nullable Object... values) {
        GenericData.Record datum = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            datum.put(i, values[i]);
        }
        try {
            ByteBuffer bytes = encoder.encode(datum);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    schema.getFullName() + " cannot hold these values: " + e.getMessage(), e);
        }
    }

    /** @throws UnreadableRecordException if the bytes are not a record of a known schema */
    GenericRecord decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new UnreadableRecordException(
                    schema.getFullName() + ": written with an unknown schema; " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException(
                    "not a " + schema.getFullName() + " in single-object encoding (" + bytes.length + " bytes): "
                            + e.getMessage(),
                    e);
        }
    }
}
