package dev.chainon.flights.events;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.History;
import dev.chainon.core.event.RowSchema;
import dev.chainon.flights.airports.Airports;

/** Rows, raw records and flat forms of flight events under one contract. */
public final class FlightEvents {

    private final FlightHistory history;
    private final FlightParser parser;
    private final FlightSchema schema;

    public FlightEvents(Contract contract, Airports airports) {
        RouteRules routes = new RouteRules(contract, airports);
        this.history = new FlightHistory(contract, routes);
        this.parser = new FlightParser(contract, routes);
        this.schema = new FlightSchema(contract.table("events"));
    }

    public History<FlightEvent> history() {
        return history;
    }

    public EventParser<FlightEvent> parser() {
        return parser;
    }

    public RowSchema<FlightEvent> schema() {
        return schema;
    }
}
