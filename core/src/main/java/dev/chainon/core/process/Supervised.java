package dev.chainon.core.process;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when its standard input closes, which the system does when the launcher dies, however it dies. Where an engine of containers supervises instead, and
 * gives no input at all, {@code -Dchainon.supervised=false} says so: that process ends by a signal.
 */
public final class Supervised {

    private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);

    private Supervised() {}

    /** Starts the watch; the end runs shutdown hooks. Exit code 0: the launcher asked. */
    public static void exitWhenInputCloses() {
        if (Boolean.parseBoolean(System.getProperty("chainon.supervised", "true"))) {
            watch(System.in, () -> System.exit(0));
        }
    }

    /**
     * Ends this process because a part that it cannot do without has died. Exit code 3: whoever supervises starts it again. Returns at once, since
     * shutdown hooks may wait for the calling thread.
     */
    public static void fail() {
        new Thread(() -> System.exit(3), "fatal-end").start();
    }

    static Thread watch(InputStream in, Runnable end) {
        Thread thread = new Thread(() -> drain(in, end), "launcher-watch");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void drain(InputStream in, Runnable end) {
        try {
            while (in.read() >= 0) {
                // Input carries nothing; only its end matters.
            }
        } catch (IOException e) {
            LOG.debug("standard input broke, which means the same as its end", e);
        }
        LOG.info("standard input closed: stopping");
        end.run();
    }
}
