package dev.chainon.console.page;

/**
 * One line of the list of risky departures, as text.
 *
 * @param percent the risk from 0 to 100, for the bar beside it
 */
public record RiskyLine(
        String from, String to, String fromCity, String toCity, String local, String risk, int percent) {}
