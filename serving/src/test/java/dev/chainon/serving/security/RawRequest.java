package dev.chainon.serving.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Bytes to a server as no client library would send them. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 5_000;

    private RawRequest() {}

    /** All that comes back until the server closes, or until it has been silent for a moment after an answer. */
    static String ask(int port, String request) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket, 300);
        }
    }

    static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** @param silence milliseconds of silence that end an answer that has begun */
    static String read(Socket socket, int silence) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8_192];
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
                socket.setSoTimeout(silence);
            }
            all.writeBytes("<closed>".getBytes(StandardCharsets.US_ASCII));
        } catch (SocketTimeoutException e) {
            all.writeBytes("<open>".getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException e) {
            all.writeBytes("<reset>".getBytes(StandardCharsets.US_ASCII));
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }
}
