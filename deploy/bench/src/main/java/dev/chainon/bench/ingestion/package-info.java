/**
 * What the history's way to features costs beside the mere writing of as many bytes, how it grows with the rows, and what the stream takes from raw to
 * clean beside a round trip through the broker.
 */
package dev.chainon.bench.ingestion;
