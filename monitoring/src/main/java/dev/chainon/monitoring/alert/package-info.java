/**
 * Evaluates the alert rules in this process, every few seconds, and tells whoever listens. What fires and what fired is kept in memory: after a restart a rule
 * that still holds fires again, and whoever needs history keeps what it was told (the bug database does). Time is given by the caller.
 */
package dev.chainon.monitoring.alert;
