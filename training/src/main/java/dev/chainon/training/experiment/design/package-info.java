/**
 * Which points of a space of settings an experiment measures, and what those points can tell apart. Plain Java without input or output: everything random has
 * its seed.
 *
 * <p>The words are those of Box, Hunter and Hunter, Statistics for Experimenters, and of Montgomery, Design and Analysis of Experiments. Factors bear letters
 * in the order in which they are declared: A to H, then J and on, since I is the identity.
 */
package dev.chainon.training.experiment.design;
