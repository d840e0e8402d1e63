/** Departures and arrivals: raw form, row rules, event rules, flat form. */
package dev.chainon.flights.events;
