/** How a process behaves: supervision by standard input, progress lines, health, telemetry. */
package dev.chainon.core.process;
