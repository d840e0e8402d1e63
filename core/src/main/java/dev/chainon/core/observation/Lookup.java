package dev.chainon.core.observation;

import java.util.Optional;

/** What asking the world outside came to. Not to know is a value, never an exception: whoever asks goes on without it. */
public sealed interface Lookup<T> {

    /** Why there is no answer. */
    enum Cause {
        /** The setting says that nothing is asked. */
        OFF,
        /** Not among the answers that were kept, and asking is not allowed. */
        OFFLINE,
        /** The quota is spent for now. */
        QUOTA,
        /** The service failed too often and is left alone for a while. */
        RESTING,
        /** No answer in time, or a passing refusal that did not pass. */
        UNREACHABLE,
        /** The service will not answer this question. */
        REFUSED,
        /** The answer is not what the service documents. */
        HOSTILE
    }

    /**
     * An answer.
     *
     * @param fresh asked for just now; false when it was kept from before
     */
    record Found<T>(T value, Provenance provenance, boolean fresh) implements Lookup<T> {}

    /**
     * No answer.
     *
     * @param words what happened and what to do, for a person
     */
    record Missing<T>(Cause cause, String words) implements Lookup<T> {}

    /** The answer when there is one. */
    default Optional<T> answer() {
        return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
    }
}
