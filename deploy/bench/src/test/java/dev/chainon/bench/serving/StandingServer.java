package dev.chainon.bench.serving;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Answers one connection, request by request; the twentieth it keeps waiting, every tenth it refuses. */
final class StandingServer implements AutoCloseable {

    private static final String END = "\r\n\r\n{}";

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Duration pause;
    private final Thread thread = new Thread(this::serve, "standing-server");

    StandingServer(Duration pause) throws IOException {
        this.pause = pause;
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private void serve() {
        try (Socket socket = listening.accept()) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int number = 1; request(in); number++) {
                if (number == 20) {
                    standStill();
                }
                String answer = "HTTP/1.1 " + (number % 10 == 0 ? "503 No" : "200 OK") + "\r\nContent-Length: 2" + END;
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the connection broke", e);
        }
    }

    private static boolean request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(END) < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            text.append((char) next);
        }
        return true;
    }

    private void standStill() {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        listening.close();
        thread.join();
    }
}
