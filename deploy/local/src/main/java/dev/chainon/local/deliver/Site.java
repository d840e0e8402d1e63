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

    /** What a stage that went well is told with. */
    record Words(String started, String admitted, String kept, String withdrawn, String tookBack) {

        /** Where a version was in service before. */
        static final Words BESIDE = new Words(
                "beside the old version, at ",
                "requests come to it, few at first",
                "the old version has ended",
                "the old version goes on alone",
                "the old version is in service again, alone");
    }

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

    /** Whether {@link #look} tells the new version's requests from those of the old one. */
    default boolean tellsApart() {
        return true;
    }

    default Words words() {
        return Words.BESIDE;
    }

    /** An API key of a client, of the roles predict and auditor; empty where nobody is asked for one. */
    default String key() {
        return System.getenv().getOrDefault("CHAINON_KEY", "");
    }

    @Override
    void close();
}
