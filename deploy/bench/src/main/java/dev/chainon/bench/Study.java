package dev.chainon.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One study: measures something beside its peer or its limit, in one run. */
public interface Study {

    /** Name of the option that names one of the {@link #parts}. */
    String ONLY = "only";

    /**
     * Measures. A study that cannot run here says why in an exception's message, and what to install or to change. A study of several parts is called
     * once for each, which the option {@value #ONLY} names.
     *
     * @throws Exception if it could not be measured; nothing is written then
     */
    Findings run(Workbench bench) throws Exception;

    /**
     * What it measures: modules, whose main code and that of all they depend on at run time its results are of; or folders and files of another module,
     * named from the root. Its own classes need not be named.
     */
    List<String> subjects();

    /** Its parts in the order in which they are measured: each has a dated result of its own. None for a study that is one. */
    default List<String> parts() {
        return List.of();
    }

    /** Those of its parts that take too long for the plain command: they are measured when the option {@value #ONLY} names them. */
    default List<String> longParts() {
        return List.of();
    }

    /** The pages that are made from its result, if it has any. */
    default Optional<StudyPages> pages() {
        return Optional.empty();
    }

    /** Whether these options measure less than the whole: the figures are printed, and the kept result and its pages stay as they are. */
    default boolean partial(Map<String, String> options) {
        return false;
    }
}
