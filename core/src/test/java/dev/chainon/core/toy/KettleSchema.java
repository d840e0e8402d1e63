package dev.chainon.core.toy;

import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.core.event.RowSchema;
import java.util.List;
import java.util.Optional;

final class KettleSchema implements RowSchema<KettleEvent> {

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("id", FieldType.STRING, true),
                new Field("kettle", FieldType.STRING, true),
                new Field("minute", FieldType.LONG, true),
                new Field("litres", FieldType.DOUBLE, true),
                new Field("spilled", FieldType.BOOLEAN, false));
    }

    @Override
    public Object[] toRow(KettleEvent e) {
        return new Object[] {
            e.subject(), e.kettle(), e.minute(), e.litres(), e.outcome().orElse(null)
        };
    }

    @Override
    public KettleEvent fromRow(Object[] row) {
        return new KettleEvent(
                (String) row[0], (String) row[1], (Long) row[2], (Double) row[3], Optional.ofNullable((Boolean)
                        row[4]));
    }
}
