/**
 * Keeps issues of a forge in step with tickets, both ways. {@link dev.chainon.monitoring.ticket.forge.Forge} is the port; GitHub and GitLab stand behind it.
 */
package dev.chainon.monitoring.ticket.forge;
