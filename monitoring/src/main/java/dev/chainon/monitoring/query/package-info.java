/**
 * A subset of Prometheus' query language over series that this process has scraped itself. It is there because the demonstration has no Prometheus: the
 * same text is a rule of Prometheus and is evaluated here. Plain Java but for the scraper: time is given by the caller.
 */
package dev.chainon.monitoring.query;
