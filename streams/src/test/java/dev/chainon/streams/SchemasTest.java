package dev.chainon.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.core.event.RowSchema;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

    private static final RowSchema<KettleEvent> KETTLES = new Kettles().eventSchema();

    @ParameterizedTest
    @ValueSource(strings = {"prediction", "quarantined"})
    void todaysSchemaReadsEveryReleasedOne_andIsReadByIt(String name) {
        Schema today = Schemas.resource(name);
        Schema released = Schemas.resource(name + "-1");

        assertThat(Schemas.incompatibilities(today, released)).isEmpty();
        assertThat(Schemas.incompatibilities(released, today)).isEmpty();
    }

    @Test
    @Criterion("B2Cr7.schema-compatibility")
    void incompatibleChangeIsRefused_withItsReason() {
        Schema released = Schemas.logged(new Changed(new Field("litres", FieldType.STRING, true)));

        assertThatThrownBy(() -> new EventCodec<>(KETTLES, List.of(released)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TYPE_MISMATCH")
                .hasMessageContaining("DOUBLE")
                .hasMessageContaining("only add fields that are not required");
    }

    @Test
    @Criterion("B2Cr7.schema-compatibility")
    void newRequiredFieldIsRefused_becauseOldEventsHaveNone() {
        Schema released = Schemas.logged(KETTLES);
        RowSchema<KettleEvent> next = new Changed(new Field("colour", FieldType.STRING, true));

        assertThatThrownBy(() -> new EventCodec<>(next, List.of(released)))
                .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE")
                .hasMessageContaining("event_colour");
    }

    @Test
    void newOptionalFieldReadsOldEvents() {
        EventCodec<KettleEvent> old = new EventCodec<>(KETTLES);
        EventCodec<KettleEvent> next =
                new EventCodec<>(new Changed(new Field("colour", FieldType.STRING, false)), List.of(old.schema()));

        assertThat(next.decode(old.encode(KettleLog.label(7, "a", 60)))).isEqualTo(KettleLog.label(7, "a", 60));
    }

    @Test
    void recordOfAnUnknownSchemaIsRefused_andSaysSo() {
        EventCodec<KettleEvent> next = new EventCodec<>(new Changed(new Field("colour", FieldType.STRING, false)));

        assertThatThrownBy(() -> next.decode(new EventCodec<>(KETTLES).encode(KettleLog.label(7, "a", 60))))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("unknown schema");
    }

    /** Kettles with one field put in place of its namesake, or added at the end; a new field is written as null. */
    private record Changed(Field field) implements RowSchema<KettleEvent> {

        @Override
        public List<Field> fields() {
            List<Field> fields = new ArrayList<>(KETTLES.fields());
            fields.removeIf(f -> f.name().equals(field.name()));
            fields.add(field);
            return fields;
        }

        @Override
        public Object[] toRow(KettleEvent value) {
            return Arrays.copyOf(KETTLES.toRow(value), fields().size());
        }

        @Override
        public KettleEvent fromRow(Object[] row) {
            return KETTLES.fromRow(row);
        }
    }
}
