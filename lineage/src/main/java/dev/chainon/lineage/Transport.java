package dev.chainon.lineage;

import java.io.IOException;

/** Takes events away, each as one line of JSON. */
interface Transport extends AutoCloseable {

    /** @throws IOException if the event is lost */
    void send(String json) throws IOException;

    /** Sends what waits, for a few seconds at most. */
    @Override
    void close();
}
