package dev.chainon.streams;

import dev.chainon.core.model.Prediction;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The bytes of a prediction in its topic. Thread-safe; facts are written in the order of their keys, so equal predictions give equal bytes. */
public final class PredictionCodec implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient SingleObject form = new SingleObject(
            Schemas.resource("prediction"), List.of(Schemas.resource("prediction-1")));

    public Schema schema() {
        return form.schema();
    }

    public byte[] encode(Prediction p) {
        return form.encode(
                p.epoch(),
                p.eventId(),
                p.subject(),
                p.minute(),
                p.probability(),
                p.modelName(),
                p.modelVersion(),
                p.rawOffset(),
                p.rawMillis(),
                new TreeMap<>(p.facts()),
                p.control().isPresent() ? p.control().getAsDouble() : null);
    }

    /**
     * Reads a prediction.
     *
     * @throws UnreadableRecordException if the bytes are not a prediction
     */
    public Prediction decode(byte[] bytes) {
        GenericRecord datum = form.decode(bytes);
        return new Prediction(
                (Integer) datum.get("epoch"),
                (String) datum.get("eventId"),
                (String) datum.get("subject"),
                (Long) datum.get("minute"),
                (Double) datum.get("probability"),
                (String) datum.get("modelName"),
                (Integer) datum.get("modelVersion"),
                (Long) datum.get("rawOffset"),
                (Long) datum.get("rawMillis"),
                facts(datum),
                datum.get("control") instanceof Double control ? OptionalDouble.of(control) : OptionalDouble.empty());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> facts(GenericRecord datum) {
        return (Map<String, String>) datum.get("facts");
    }

    private Object readResolve() {
        return new PredictionCodec();
    }
}
