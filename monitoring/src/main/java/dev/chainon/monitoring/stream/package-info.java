/** Speed of the stream and what it refused: latency, rates, duplicates, quarantine, read from the logs themselves. */
package dev.chainon.monitoring.stream;
