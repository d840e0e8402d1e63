/**
 * Studies and benchmarks. Each measures something beside its peer or its limit in one run, writes a dated result to {@code bench/results}, and has
 * pages in {@code docs/studies} that are made from that result and never typed. May import everything; nothing imports it.
 */
package dev.chainon.bench;
