/** A peer to measure against: the same model, the same protocol, and what a tutorial of Spring Boot would do. */
package dev.chainon.bench.spring;
