/** The replay of a feed: days of the past sent at their pace or faster, with dirt planted on purpose. */
package dev.chainon.ingestion.replay;
