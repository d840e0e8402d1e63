package dev.chainon.apps.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Damaged connections of gRPC one after the other, and now and then a good call, which must be answered as if nothing had been. */
public final class FrameAttack {

    private static final int SANE_EVERY = 50;
    private static final int PATIENCE_MILLIS = 5_000;
    /** The first entry of HPACK's static table that says ":status: 200", as one byte. */
    private static final byte STATUS_200 = (byte) 0x88;

    private final InetSocketAddress server;
    private final Frames frames;

    /**
     * What came of it.
     *
     * @param answered damaged connections on which something came back
     * @param closed those that were ended without a byte
     * @param silent those on which nothing came and that nobody ended
     * @param insane good calls that were not answered with 200
     */
    public record Tally(long answered, long closed, long silent, long insane) {

        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    answered + other.answered, closed + other.closed, silent + other.silent, insane + other.insane);
        }
    }

    public FrameAttack(InetSocketAddress server, long seed) {
        this.server = server;
        this.frames = new Frames(seed);
    }

    /** Opens so many connections and tells what came. */
    public Tally run(int connections) {
        long answered = 0;
        long closed = 0;
        long silent = 0;
        long insane = 0;
        for (int i = 0; i < connections; i++) {
            boolean good = i % SANE_EVERY == 0;
            try {
                byte[] heard = ask(good ? Frames.good() : frames.next(), good);
                insane += good && !says200(heard) ? 1 : 0;
                answered += heard.length > 0 ? 1 : 0;
                closed += heard.length == 0 ? 1 : 0;
            } catch (SocketTimeoutException e) {
                silent++;
            } catch (IOException e) {
                closed++;
                insane += good ? 1 : 0;
            }
        }
        return new Tally(answered, closed, silent, insane);
    }

    private static boolean says200(byte[] heard) {
        for (int i = 9; i < heard.length; i++) {
            // A head's frame whose block begins with the status.
            if (heard[i] == STATUS_200 && heard[i - 6] == 1) {
                return true;
            }
        }
        return new String(heard, StandardCharsets.ISO_8859_1).contains("200");
    }

    /** All that comes until the server ends the connection, after this side has ended its own; of a good call until its head is there. */
    private byte[] ask(byte[] bytes, boolean good) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes);
            if (!good) {
                socket.shutdownOutput();
            }
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[4_096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                heard.writeBytes(Arrays.copyOf(buffer, n));
                if (good && says200(heard.toByteArray())) {
                    break;
                }
            }
            return heard.toByteArray();
        }
    }
}
