/** {@code ./chainon quarantine}: hands orders to a child process that reads the log, so that the launcher needs no client of it. */
package dev.chainon.local.quarantine;
