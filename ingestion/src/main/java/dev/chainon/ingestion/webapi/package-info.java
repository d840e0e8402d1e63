/**
 * The web APIs that enrich the data: a polite client with a cache, a quota, retries and a circuit breaker, and the two services behind it.
 *
 * <p>No Spark here. Whatever a service does, asking it gives a value of {@link dev.chainon.core.observation.Lookup}, never an exception.
 */
package dev.chainon.ingestion.webapi;
