package dev.chainon.bench;

import java.util.Map;
import java.util.Optional;

/** One study: measures something beside its peer or its limit, in one run. */
public interface Study {

    /**
     * Measures. A study that cannot run here says why in an exception's message, and what to install or to change.
     *
     * @throws Exception if it could not be measured; nothing is written then
     */
    Findings run(Workbench bench) throws Exception;

    /** The pages that are made from its result, if it has any. */
    default Optional<StudyPages> pages() {
        return Optional.empty();
    }

    /** Whether these options measure a part of the study only: its figures are printed, and the kept result and its pages stay as they are. */
    default boolean partial(Map<String, String> options) {
        return false;
    }
}
