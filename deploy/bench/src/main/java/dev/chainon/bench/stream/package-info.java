/** What the stream takes from raw to clean beside a bare round trip through the same broker, what it bears, and what it keeps when it is killed or fed with noise. */
package dev.chainon.bench.stream;
