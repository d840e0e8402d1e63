/** How good the predictions turned out to be, once the outcomes were known. Plain Java: no clock, no I/O. */
package dev.chainon.monitoring.performance;
