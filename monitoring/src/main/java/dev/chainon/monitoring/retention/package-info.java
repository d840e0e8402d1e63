/** Executes the periods of retention of the runtime database. May import store. */
package dev.chainon.monitoring.retention;
