/**
 * What the measured runs of an experiment say: effects with their intervals, analysis of variance, Lenth's margin, response surface, checks of the residuals.
 * Linear algebra and distributions are Hipparchus's; every least-squares problem is solved by QR.
 */
package dev.chainon.training.experiment.analysis;
