package dev.chainon.streams;

import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.core.event.RowSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;

/** The Avro schemas of the log: those of resources, the one derived from a use case's events, and whether one reads what another wrote. */
public final class Schemas {

    private static final String NAMESPACE = "dev.chainon.streams";

    private Schemas() {}

    /** Envelope and fields of an event. Fields that are not required are unions with null, absent by default, so that one can be added later. */
    public static Schema logged(RowSchema<?> rows) {
        return logged(rows.fields());
    }

    /** The same from fields alone, such as those of a table in a contract that was released before. */
    public static Schema logged(List<Field> columns) {
        FieldAssembler<Schema> fields = SchemaBuilder.record("LoggedEvent")
                .namespace(NAMESPACE)
                .fields()
                .requiredInt("epoch")
                .requiredLong("rawOffset")
                .requiredLong("rawMillis");
        for (Field field : columns) {
            fields = add(fields, field);
        }
        return fields.endRecord();
    }

    private static FieldAssembler<Schema> add(FieldAssembler<Schema> fields, Field field) {
        // A prefix keeps the use case's names apart from those of the envelope.
        String name = "event_" + field.name();
        return field.required()
                ? fields.name(name).type(avro(field.type())).noDefault()
                : fields.name(name).type(optional(avro(field.type()))).withDefault(null);
    }

    private static Schema optional(Schema type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), type);
    }

    private static Schema avro(FieldType type) {
        return switch (type) {
            case STRING -> string();
            case INT -> Schema.create(Schema.Type.INT);
            case LONG -> Schema.create(Schema.Type.LONG);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
        };
    }

    private static Schema string() {
        Schema string = Schema.create(Schema.Type.STRING);
        GenericData.setStringType(string, GenericData.StringType.String);
        return string;
    }

    /** The schema of a resource beside this class. */
    static Schema resource(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream(name + ".avsc")) {
            if (in == null) {
                throw new IllegalStateException(
                        "schema " + name + ".avsc is not on the class path: build chainon-streams again");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read schema " + name + ".avsc", e);
        }
    }

    /** Why a reader with one schema could not read what was written with the other; empty when it can. */
    public static List<String> incompatibilities(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (pair.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return pair.getResult().getIncompatibilities().stream()
                .map(i -> i.getLocation() + ": " + i.getType() + " " + i.getMessage())
                .collect(Collectors.toUnmodifiableList());
    }
}
