/** Faults that a demonstration may suffer on purpose, and how a process comes to suffer them. Imports nothing of the house. */
package dev.chainon.core.fault;
