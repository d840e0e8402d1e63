package dev.chainon.flights.events;

import dev.chainon.core.contract.Agreement;
import dev.chainon.core.contract.Table;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.core.event.RowSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Events as flat rows: the columns of the contract's table {@code events}; a departure has no delay. */
final class FlightSchema implements RowSchema<FlightEvent> {

    private static final String TABLE = "events";

    private static final List<Field> COLUMNS = List.of(
            new Field("flight", FieldType.STRING, true),
            new Field("origin", FieldType.STRING, true),
            new Field("destination", FieldType.STRING, true),
            new Field("distance_miles", FieldType.INT, true),
            new Field("departure_minute", FieldType.LONG, true),
            new Field("delay_minutes", FieldType.INT, false));

    private final ArrayList<Field> fields;

    /**
     * @throws IllegalArgumentException if the contract's columns are not those this class reads and writes
     */
    FlightSchema(Agreement agreement) {
        Table table = agreement.contract().table(TABLE);
        agreement.columns(table, COLUMNS);
        this.fields = new ArrayList<>(table.fields());
    }

    @Override
    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    @Override
    public Object[] toRow(FlightEvent event) {
        Flight f = event.flight();
        Integer delay = event instanceof Arrival a ? Integer.valueOf(a.delayMinutes()) : null;
        return new Object[] {f.id(), f.origin(), f.destination(), f.distanceMiles(), f.departureMinute(), delay};
    }

    @Override
    public FlightEvent fromRow(Object[] row) {
        Flight f = new Flight((String) row[0], (String) row[1], (String) row[2], (Integer) row[3], (Long) row[4]);
        return row[5] == null ? new Departure(f) : new Arrival(f, (Integer) row[5]);
    }
}
