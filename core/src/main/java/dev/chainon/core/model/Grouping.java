package dev.chainon.core.model;

import java.util.List;

/** A way to part instances into groups that a model should serve alike, read off what the model is given. Stateless and thread-safe. */
public interface Grouping {

    /** What the groups differ in, for instance {@code distance}; its wording has the key {@code grouping.} and this. */
    String key();

    /** The groups in the order in which they are shown; the wording of one has the key {@code group.}, the grouping's key, a dot and this. */
    List<String> groups();

    /**
     * Place of an instance's group in {@link #groups}.
     *
     * @param features values in the order of the feature engine's names
     * @param minute event time, minutes since 1970
     */
    int group(float[] features, long minute);
}
