package dev.chainon.bench.serving;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Asks at an even pace, whatever the server does. The time of an answer counts from the moment when its request was due, not from when a connection was free for it, so
 * that a server which stands still is charged with all that it keeps waiting ("coordinated omission", Gil Tene). One thread, which waits for nothing and so fills a core.
 */
final class OpenLoop implements AutoCloseable {

    private static final long MOST_MICROS = 600_000_000L;
    private static final double SECOND = 1e9;
    private static final int OK = 200;

    /**
     * What was found. What was due was answered, refused, lost or unsent.
     *
     * @param perSecond requests a second that were due
     * @param answered with scores
     * @param refused answered otherwise
     * @param lost sent, and not answered within five seconds of the end
     * @param unsent due, but no connection was free for them until the end, or the generator itself was too slow
     * @param busy share of the time in which the generator asked or read: at 1 it is the limit itself
     * @param millis of those that were answered with scores, from when they were due
     * @param refusals of those that were answered otherwise
     */
    record Found(
            double perSecond,
            long answered,
            long refused,
            long lost,
            long unsent,
            double busy,
            Times millis,
            Times refusals) {}

    /** Percentiles in milliseconds; 0 where there is nothing to tell. */
    record Times(double p50, double p99, double p999, double most) {

        private static Times of(Histogram micros) {
            return new Times(
                    micros.getValueAtPercentile(50) / 1e3,
                    micros.getValueAtPercentile(99) / 1e3,
                    micros.getValueAtPercentile(99.9) / 1e3,
                    micros.getMaxValue() / 1e3);
        }
    }

    private final Selector selector = Selector.open();
    private final List<Asking> connections = new ArrayList<>();
    private final ArrayDeque<Asking> free = new ArrayDeque<>();
    private final Histogram answers = new Histogram(MOST_MICROS, 3);
    private final Histogram refusals = new Histogram(MOST_MICROS, 3);

    OpenLoop(String address, Question question, int most) throws IOException {
        URI uri = URI.create(address);
        byte[] text = text(uri, question).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocateDirect(text.length).put(text).flip();
        for (int i = 0; i < most; i++) {
            connections.add(new Asking(new InetSocketAddress(uri.getHost(), uri.getPort()), request, selector));
        }
        free.addAll(connections);
    }

    private static String text(URI uri, Question question) {
        return "POST " + question.path() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + question.body().length() + "\r\n\r\n"
                + question.body();
    }

    /** Asks for so long, and then waits for what was sent. */
    Found run(double perSecond, Duration length) throws IOException {
        answers.reset();
        refusals.reset();
        long start = System.nanoTime();
        long all = (long) (perSecond * length.toNanos() / SECOND);
        long sent = 0;
        long busy = 0;
        long now = start;
        while (now - start < length.toNanos()) {
            long before = sent;
            long due = Math.min(all, (long) ((now - start) / SECOND * perSecond) + 1);
            while (sent < due && !free.isEmpty()) {
                free.remove().ask(start + (long) (sent / perSecond * SECOND));
                sent++;
            }
            int ready = selector.selectNow(key -> read((Asking) key.attachment()));
            long then = System.nanoTime();
            if (sent > before || ready > 0) {
                busy += then - now;
            } else {
                Thread.yield();
            }
            now = then;
        }
        long lost = await(sent);
        return new Found(
                perSecond,
                answers.getTotalCount(),
                refusals.getTotalCount(),
                lost,
                all - sent,
                (double) busy / length.toNanos(),
                Times.of(answers),
                Times.of(refusals));
    }

    /** How many do not come. Their connections are not asked again. */
    private long await(long sent) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (told() < sent && System.nanoTime() < end) {
            selector.select(key -> read((Asking) key.attachment()), 10);
        }
        return sent - told();
    }

    private long told() {
        return answers.getTotalCount() + refusals.getTotalCount();
    }

    private void read(Asking connection) {
        int status = connection.read();
        if (status > 0) {
            free.add(connection);
            Histogram micros = status == OK ? answers : refusals;
            micros.recordValue(Math.min(MOST_MICROS, Math.max(0, (System.nanoTime() - connection.due()) / 1000)));
        }
    }

    @Override
    public void close() throws IOException {
        for (Asking connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
