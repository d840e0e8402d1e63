/**
 * The bug database's way in: alerts, errors of processes and reports of users become tickets, without personal data, and a forge is kept in step. May import
 * store.
 */
package dev.chainon.monitoring.ticket;
