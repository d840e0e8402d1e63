package dev.chainon.flights.events;

import dev.chainon.core.event.Event;

/** An event of the flights log. */
public sealed interface FlightEvent extends Event permits Departure, Arrival {

    Flight flight();

    @Override
    default String subject() {
        return flight().id();
    }
}
