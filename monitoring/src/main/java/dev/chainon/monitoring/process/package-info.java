/** The health and memory of the platform's processes, seen from outside. */
package dev.chainon.monitoring.process;
