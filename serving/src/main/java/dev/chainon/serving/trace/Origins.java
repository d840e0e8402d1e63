package dev.chainon.serving.trace;

import java.util.List;

/** What a training set was made of, as lineage tells it. */
@FunctionalInterface
public interface Origins {

    /**
     * @param trainingSet its tag
     * @return from the set back to the source; empty if lineage knows nothing of it
     */
    List<Trace.Step> of(String trainingSet);
}
