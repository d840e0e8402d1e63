/**
 * The room a fork replaces: contract, event parsing, purification rules, feature engine, gate and wording of the flights case.
 *
 * <p>Imports core only. No stage imports this package; the applications hand a {@link dev.chainon.flights.Flights} to them.
 */
package dev.chainon.flights;
