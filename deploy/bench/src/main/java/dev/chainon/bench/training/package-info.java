/** The training loop beside scikit-learn's on the same rows, and how long it takes to a useful model. */
package dev.chainon.bench.training;
