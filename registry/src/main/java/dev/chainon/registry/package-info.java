/**
 * Models that may serve: bundles of files that prove their own integrity, versions, aliases, and the log of who promoted what and why.
 *
 * <p>Training writes, serving reads through {@link dev.chainon.registry.RegistryReader}. The vocabulary is MLflow's. May import core, store and Jackson.
 */
package dev.chainon.registry;
