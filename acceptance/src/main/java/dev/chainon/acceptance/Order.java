package dev.chainon.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be accepted, and by which measure.
 *
 * @param url of the serving process or of the balancer before several
 * @param monitoring of the monitoring process; empty if it is not to be accepted with them
 * @param grpc HOST:PORT of the same predictions by gRPC
 * @param model that is asked; empty for the first that the server lists
 * @param answers where the known answers are
 * @param budget what an answer may take
 * @param key sent as {@code X-API-Key} to the server; empty for one that asks nobody
 * @param metrics names that have to be published; empty for those of our servers
 */
public record Order(
        URI url,
        Optional<URI> monitoring,
        Optional<String> grpc,
        Optional<String> model,
        Answers answers,
        Budget budget,
        Optional<String> key,
        List<String> metrics) {

    /**
     * Where the known answers are.
     *
     * @param file of one model version; empty to look it up
     * @param registry the folder of the bundles, {@code model/version} in it
     */
    public record Answers(Optional<Path> file, Optional<Path> registry) {}

    /**
     * @param p99 what 99 of 100 answers to a single row may take at most, as the client sees it
     * @param requests that are measured, one after the other
     * @param tolerance largest difference of a known answer
     */
    public record Budget(Duration p99, int requests, double tolerance) {

        public Budget {
            if (p99.isNegative() || p99.isZero() || requests < 1 || tolerance < 0) {
                throw new IllegalArgumentException("the budget needs a time above 0, one request at least and a"
                        + " tolerance of 0 or more, not " + p99 + ", " + requests + " and " + tolerance);
            }
        }
    }

    public Order {
        metrics = List.copyOf(metrics);
    }
}
