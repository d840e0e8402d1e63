/** The pages of an experiment, French and English, made from its result alone: the same result gives the same bytes everywhere. */
package dev.chainon.training.experiment.report;
