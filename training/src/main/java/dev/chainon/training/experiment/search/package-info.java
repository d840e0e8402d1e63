/** Ways to look for the least value of a function on the unit cube with a number of evaluations that is given: by evolution, or at random. */
package dev.chainon.training.experiment.search;
