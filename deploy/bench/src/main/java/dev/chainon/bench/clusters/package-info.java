/** Groups of airports and of days found without labels, and what they are worth beside supervised models. Imports Spark to read the history. */
package dev.chainon.bench.clusters;
