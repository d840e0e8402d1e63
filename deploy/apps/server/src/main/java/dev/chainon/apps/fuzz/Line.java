package dev.chainon.apps.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to the server, with as much of HTTP as tells one answer from the next. */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LONGEST = 10_000_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    Line(InetSocketAddress address) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(address, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** An answer. */
    record Answer(int status, String text, boolean last) {}

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Nothing more comes from this side. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** @throws EOFException if the server closed instead */
    Answer answer() throws IOException {
        String line = line();
        while (line.contains(" 100 ")) {
            line();
            line = line();
        }
        int status = Integer.parseInt(line.substring(9, 12));
        int length = -1;
        boolean last = line.startsWith("HTTP/1.0");
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            last |= lower.equals("connection: close");
        }
        if (length > LONGEST) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] body = length < 0 ? new byte[0] : in.readNBytes(length);
        return new Answer(status, new String(body, StandardCharsets.UTF_8), last);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
