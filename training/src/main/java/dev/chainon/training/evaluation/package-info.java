/** Metrics of probabilities against outcomes, with confidence intervals: plain Java, no library. */
package dev.chainon.training.evaluation;
