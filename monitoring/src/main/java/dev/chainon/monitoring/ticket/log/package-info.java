/** Finds errors in the log files of processes. */
package dev.chainon.monitoring.ticket.log;
