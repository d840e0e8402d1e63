package dev.chainon.bench.serving;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of the generator, which asks one thing at a time. It makes no objects while it asks: a collection of garbage would count as a slow server. */
final class Asking {

    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS = 9;
    private static final int LARGEST = 8192;

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST);
    private final byte[] text = new byte[LARGEST];
    private long due;

    /** Opens it, and registers it for what can be read. */
    Asking(SocketAddress address, ByteBuffer request, Selector selector) throws IOException {
        this.channel = SocketChannel.open(address);
        this.request = request.duplicate();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param moment when this was due, by {@link System#nanoTime} */
    void ask(long moment) throws IOException {
        due = moment;
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** When what it asked last was due. */
    long due() {
        return due;
    }

    /** The status of the answer; 0 as long as it is not whole. */
    int read() {
        try {
            if (channel.read(in) < 0) {
                throw new IllegalStateException("the server closed a connection");
            }
        } catch (IOException e) {
            throw new IllegalStateException("a connection to the server broke", e);
        }
        int size = in.position();
        in.get(0, text, 0, size);
        int body = after(END, size);
        if (body == 0 || size < body + number(after(LENGTH, body), body)) {
            return 0;
        }
        in.clear();
        return number(STATUS, body);
    }

    /** Where the word ends that is looked for, whatever its case; 0 if it is not there. */
    private int after(byte[] word, int size) {
        for (int at = 0; at + word.length <= size; at++) {
            int same = 0;
            while (same < word.length && lower(text[at + same]) == word[same]) {
                same++;
            }
            if (same == word.length) {
                return at + same;
            }
        }
        return 0;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    private int number(int from, int end) {
        int number = 0;
        for (int at = from; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
            number = 10 * number + text[at] - '0';
        }
        return number;
    }

    void close() throws IOException {
        channel.close();
    }
}
