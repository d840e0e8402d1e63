/**
 * Tells a tracking server that speaks MLflow's REST API 2.0 of the registry's versions, aliases and tags. The registry stays the truth: this only follows it,
 * and nothing waits for it. May import registry, Jackson, Resilience4j and the JDK's HTTP client.
 */
package dev.chainon.training.tracking;
