package dev.chainon.core.model;

/**
 * A rule that a person wrote without fitting anything: the first prototype, and a member of the control group ever after. Stateless and thread-safe.
 */
@FunctionalInterface
public interface Rule {

    /**
     * The rule's probability of the positive outcome.
     *
     * @param features values in the order of the feature engine's names; not kept, not changed
     * @return a number between 0 and 1
     */
    float probability(float[] features);
}
