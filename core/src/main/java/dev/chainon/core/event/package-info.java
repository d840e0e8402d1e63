/** Events, the outcome of their purification, and the log that orders them. */
package dev.chainon.core.event;
