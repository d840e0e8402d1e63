package dev.chainon.bench.serving;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
     * What was found.
     *
     * @param perSecond requests a second that were due
     * @param answered with scores
     * @param refused answered otherwise
     * @param lost not answered within five seconds of the end
     * @param millis of those that were answered with scores, from when they were due
     */
    record Found(double perSecond, long answered, long refused, long lost, Times millis) {}

    /** Percentiles in milliseconds. */
    record Times(double p50, double p99, double p999, double most) {}

    private static final class Line {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(8192);
        private long due;

        Line(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private final Selector selector = Selector.open();
    private final List<Line> lines = new ArrayList<>();
    private final ArrayDeque<Line> free = new ArrayDeque<>();
    private final ByteBuffer request;
    private final Histogram micros = new Histogram(MOST_MICROS, 3);
    private long answered;
    private long refused;

    OpenLoop(String address, Question question, int connections) throws IOException {
        URI uri = URI.create(address);
        this.request = ByteBuffer.wrap(text(uri, question).getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
            channel.configureBlocking(false);
            Line line = new Line(channel);
            channel.register(selector, SelectionKey.OP_READ, line);
            lines.add(line);
            free.add(line);
        }
    }

    private static String text(URI uri, Question question) {
        return "POST " + question.path() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + question.body().length() + "\r\n\r\n"
                + question.body();
    }

    Found run(double perSecond, Duration length) throws IOException {
        micros.reset();
        answered = 0;
        refused = 0;
        long start = System.nanoTime();
        long all = (long) (perSecond * length.toNanos() / SECOND);
        long sent = 0;
        long end = start + length.plusSeconds(5).toNanos();
        for (long now = start; answered + refused < all && now < end; now = System.nanoTime()) {
            long due = Math.min(all, (long) ((now - start) / SECOND * perSecond) + 1);
            while (sent < due && !free.isEmpty()) {
                send(free.poll(), start + (long) (sent / perSecond * SECOND));
                sent++;
            }
            selector.selectNow(key -> read((Line) key.attachment()));
        }
        Times times = new Times(at(50), at(99), at(99.9), micros.getMaxValue() / 1e3);
        return new Found(perSecond, answered, refused, all - answered - refused, times);
    }

    private double at(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    private void send(Line line, long due) throws IOException {
        line.due = due;
        ByteBuffer out = request.duplicate();
        while (out.hasRemaining()) {
            line.channel.write(out);
        }
    }

    private void read(Line line) {
        try {
            if (line.channel.read(line.in) < 0) {
                throw new IllegalStateException("the server closed a connection");
            }
        } catch (IOException e) {
            throw new IllegalStateException("a connection to the server broke", e);
        }
        String text = new String(line.in.array(), 0, line.in.position(), StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        if (body >= 4 && text.length() >= body + length(text.substring(0, body).toLowerCase(Locale.ROOT))) {
            line.in.clear();
            free.add(line);
            if (Integer.parseInt(text.substring(9, 12)) == OK) {
                answered++;
                micros.recordValue(Math.min(MOST_MICROS, Math.max(0, (System.nanoTime() - line.due) / 1000)));
            } else {
                refused++;
            }
        }
    }

    private static int length(String head) {
        String name = "content-length: ";
        int from = head.indexOf(name) + name.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.channel.close();
        }
        selector.close();
    }
}
