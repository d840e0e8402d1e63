/** The port of the feature engine: one class family that runs by batch and by stream. */
package dev.chainon.core.features;
