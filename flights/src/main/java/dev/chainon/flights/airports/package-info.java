/** Airports, their place on the globe and their local time. */
package dev.chainon.flights.airports;
