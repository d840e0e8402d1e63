package dev.chainon.serving.model;

import java.util.Optional;

/**
 * Which of the two models of a release a request asks for, if it does.
 *
 * @param version the number in its path
 * @param lane {@code champion} or {@code challenger}, from the header {@value #HEADER}
 */
public record Wish(Optional<String> version, Optional<String> lane) {

    /** Names the lane. */
    public static final String HEADER = "x-chainon-release";

    /** Metadata of a gRPC response: the version that answered, for whoever does not read the message, such as a proxy. */
    public static final String ANSWERED_BY = "x-chainon-model-version";

    private static final String CHALLENGER = "challenger";
    private static final String CHAMPION = "champion";

    /** What is asked about a model and not of it: the champion, unless the version is the challenger's. */
    public static Wish about(Optional<String> version) {
        return new Wish(version, Optional.of(CHAMPION));
    }

    /** What chance decides where the header is absent, as a prediction is. */
    public static Wish lane(Optional<String> header) {
        return new Wish(Optional.empty(), header);
    }

    /** The same for what must not change from one request to the next, as an explanation: the champion where the header is absent. */
    public static Wish steady(Optional<String> header) {
        return new Wish(Optional.empty(), Optional.of(header.orElse(CHAMPION)));
    }

    /** The challenger, by its version or its lane. */
    boolean names(int challenger) {
        return version.map(v -> v.equals(Integer.toString(challenger)))
                .orElseGet(() -> lane.filter(CHALLENGER::equals).isPresent());
    }

    /** Neither: chance decides. */
    boolean open() {
        return version.isEmpty() && lane.isEmpty();
    }
}
