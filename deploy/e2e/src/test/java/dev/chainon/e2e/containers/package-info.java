/** The real images, started by a container engine and tried from outside. Skipped, with what to do, where there is no engine or no image. */
package dev.chainon.e2e.containers;
