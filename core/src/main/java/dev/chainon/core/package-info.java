/**
 * The words and ports that every room shares: events and their log, the feature engine, models and their metrics, health.
 *
 * <p>Depends on the JDK, slf4j-api and a YAML parser only. Nothing here knows a data set, a broker, a database or Spark.
 */
package dev.chainon.core;
