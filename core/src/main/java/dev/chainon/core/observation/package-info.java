/** What the world outside tells of a place and an hour, where it came from, and how it is joined to instances. Ports only: adapters live in ingestion. */
package dev.chainon.core.observation;
