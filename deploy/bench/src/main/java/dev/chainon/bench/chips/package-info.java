/** What each chip and each of its settings brings and costs, and the advice that follows. */
package dev.chainon.bench.chips;
