package dev.chainon.flights.events;

import dev.chainon.core.contract.Agreement;
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

    /**
     * @throws IllegalArgumentException if the contract and this code differ on a column or a rule
     */
    public FlightEvents(Contract contract, Airports airports) {
        Agreement agreement = new Agreement(contract, FlightEvents.class.getPackageName());
        agreement.rules(FlightRules.USES);
        RouteRules routes = new RouteRules(contract, airports);
        this.history = new FlightHistory(agreement, routes, new AirportDays(contract, airports));
        this.parser = new FlightParser(agreement, routes);
        this.schema = new FlightSchema(agreement);
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
