/**
 * PostgreSQL: the runtime database with its migrations and least-privilege roles, and what is read and written there.
 *
 * <p>The runtime database lives on when the back office is gone. May import core, JDBC and its libraries; knows neither the log nor a data set.
 */
package dev.chainon.store;
