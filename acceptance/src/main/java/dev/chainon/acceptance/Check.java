package dev.chainon.acceptance;

/** Executes a planned test on a running server. */
interface Check {

    /**
     * @throws Unmet if what is expected is not so
     * @throws UnreachableException if the server is gone
     */
    Finding run(Session session);
}
