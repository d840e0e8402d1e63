/** Our server beside the limit of its machine, a Spring Boot controller and DL4J's own {@code output()}; at an even pace; and for ten minutes. */
package dev.chainon.bench.serving;
