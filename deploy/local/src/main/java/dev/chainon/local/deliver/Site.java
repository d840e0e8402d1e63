package dev.chainon.local.deliver;

/** Where a version is put into service, beside the one that is. One thread. */
interface Site extends AutoCloseable {

    /**
     * What the balancer knows of the new version.
     *
     * @param state READY, SUSPECT, EJECTED, DRAINING or DOWN
     * @param requests that it got since the site was opened
     * @param failures among them
     */
    record Sample(String state, long requests, long failures) {}

    /**
     * Starts the new version beside the old one, without a request of a client.
     *
     * @return the address where it answers
     * @throws dev.chainon.local.process.Failure if it does not come
     */
    String start();

    /** Lets requests of clients come to it, few at first. */
    void admit();

    /** How it does. */
    Sample look();

    /** Where clients ask. */
    String service();

    /** The new version takes the place of the old one everywhere. */
    void keep();

    /** The new version gets no request any more and ends; the old one goes on. Does nothing where it was not started. */
    void withdraw();

    @Override
    void close();
}
