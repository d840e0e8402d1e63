/** A Cassandra node as a child process of a study. Imports core only. */
package dev.chainon.bench.cassandra;
