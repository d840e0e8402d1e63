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

    /** Asks for nothing. */
    public static final Wish NONE = new Wish(Optional.empty(), Optional.empty());

    private static final String CHALLENGER = "challenger";

    /** What is asked about a model and not of it: the champion, unless the version is the challenger's. */
    public static Wish about(Optional<String> version) {
        return new Wish(version, Optional.of("champion"));
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
