/** One aggregation of the project as a loop, as lambdas and as map-reduce: the same integers, and where each wins. */
package dev.chainon.bench.loops;
