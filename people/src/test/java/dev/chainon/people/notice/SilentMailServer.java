package dev.chainon.people.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes each letter and never says so. */
final class SilentMailServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> letters = new CopyOnWriteArrayList<>();

    SilentMailServer() throws IOException {
        Thread thread = new Thread(this::serve, "silent-mail");
        thread.setDaemon(true);
        thread.start();
    }

    SmtpMail mail() {
        return new SmtpMail(new SmtpMail.Settings(
                "127.0.0.1", socket.getLocalPort(), "", "", false, "chainon@example.org", Duration.ofMillis(500)));
    }

    List<String> letters() {
        return letters;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went away, or the test ended.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(out, "220 silent");
        StringBuilder letter = new StringBuilder();
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data) {
                if (line.equals(".")) {
                    letters.add(letter.toString());
                    data = false;
                }
                letter.append(line).append('\n');
            } else if (line.startsWith("DATA")) {
                data = true;
                say(out, "354 go on");
            } else if (letters.isEmpty()) {
                say(out, "250 fine");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
