package dev.chainon.flights.events;

import dev.chainon.core.contract.Table;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.RowSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Events as flat rows: the columns of the contract's table {@code events}; a departure has no delay. */
public final class FlightSchema implements RowSchema<FlightEvent> {

    private static final List<String> COLUMNS =
            List.of("flight", "origin", "destination", "distance_miles", "departure_minute", "delay_minutes");

    private final ArrayList<Field> fields;

    /**
     * @throws IllegalArgumentException if the contract's columns are not those this class reads
     */
    public FlightSchema(Table table) {
        List<String> names = table.fields().stream().map(Field::name).toList();
        if (!names.equals(COLUMNS)) {
            throw new IllegalArgumentException(
                    "the contract's table '" + table.name() + "' must have the columns " + COLUMNS + ", not " + names);
        }
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
