/**
 * The feature engine of the flights case: 52 numbers at each departure, from what was known before that minute.
 *
 * <p>One class family for batch and stream. Windows hold integer sums; daily aggregates are decayed once a day at 10:00 UTC, in day order.
 */
package dev.chainon.flights.features;
