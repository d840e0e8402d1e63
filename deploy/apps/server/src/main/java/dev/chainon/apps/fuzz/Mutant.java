package dev.chainon.apps.fuzz;

/**
 * A damaged request.
 *
 * @param whole whether its head says truly where it ends, so that exactly one answer must come on a connection that stays usable
 */
record Mutant(byte[] bytes, boolean whole) {}
