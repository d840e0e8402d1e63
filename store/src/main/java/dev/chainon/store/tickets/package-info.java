/**
 * The bug database: tickets known by the fingerprint of their fault, what happened to each, and what a forge was told of them.
 *
 * <p>Texts come here already without personal data: whoever writes has taken them out.
 */
package dev.chainon.store.tickets;
