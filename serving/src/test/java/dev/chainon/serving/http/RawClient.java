package dev.chainon.serving.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One connection, whose requests leave when they are sent and whose answers are read when they are asked for. Ends with the test's JVM. */
final class RawClient {

    private final Socket socket;
    private final InputStream in;
    private final String key;
    private final Map<String, String> headers = new HashMap<>();
    private String body = "";

    RawClient(int port, String key) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.key = key;
    }

    void send(String path, String json) throws IOException {
        write("POST " + path + " HTTP/1.1\r\nHost: test\r\nX-API-Key: " + key + "\r\nContent-Length: " + json.length()
                + "\r\n\r\n" + json);
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits for the answer and gives its status. */
    int status() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        headers.clear();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        body = new String(in.readNBytes(Integer.parseInt(header("content-length"))), StandardCharsets.UTF_8);
        return status;
    }

    /** Of the last answer; empty where it has none. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String body() {
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection after '" + line + "'");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
