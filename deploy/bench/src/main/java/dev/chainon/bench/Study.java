package dev.chainon.bench;

/** One study: measures something beside its peer or its limit, in one run. */
public interface Study {

    /**
     * Measures. A study that cannot run here says why in an exception's message, and what to install or to change.
     *
     * @throws Exception if it could not be measured; nothing is written then
     */
    Findings run(Workbench bench) throws Exception;
}
