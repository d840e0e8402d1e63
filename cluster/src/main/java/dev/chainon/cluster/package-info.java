/** A program's way to a standalone cluster of Spark: where it is, what it gives, and what is missing when it does not. */
package dev.chainon.cluster;
