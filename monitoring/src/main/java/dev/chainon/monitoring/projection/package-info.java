/** Copies logs into the runtime database: the log is the truth, the table a view that can be made again. */
package dev.chainon.monitoring.projection;
