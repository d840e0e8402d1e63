/**
 * The study "relational versus distributed": the runtime's predictions behind one port in PostgreSQL and in Cassandra, measured under this project's
 * own load, with nodes killed. Cassandra is a choice for study only: production code never sees it.
 */
package dev.chainon.bench.stores;
