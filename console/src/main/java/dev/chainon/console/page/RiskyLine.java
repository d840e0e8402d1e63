package dev.chainon.console.page;

/**
 * One line of a board of trips, as text.
 *
 * @param local its local departure, or how long it still takes
 * @param percent the risk from 0 to 100, for the bar beside it
 */
public record RiskyLine(
        String from, String to, String fromCity, String toCity, String local, String risk, int percent) {}
