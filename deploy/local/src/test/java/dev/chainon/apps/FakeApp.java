package dev.chainon.apps;

import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stand-ins of the real processes: they speak the protocol and do nothing else. */
final class FakeApp {

    private FakeApp() {}

    static Config config() {
        return ConfigFactory.load().getConfig("chainon");
    }

    /** Does a task in two strokes; its settings may order a last word and an exit code, or a negative answer. */
    static void task(String step, String result) {
        Supervised.exitWhenInputCloses();
        Progress progress = new Progress(System.out);
        progress.step(step, 1, 2);
        progress.step(step, 2, 2);
        Config config = config();
        if (config.hasPath("fake.word")) {
            System.err.println(config.getString("fake.word"));
            System.exit(config.getInt("fake.code"));
        }
        progress.result(result);
        System.exit(config.hasPath("fake.refuse") ? 1 : 0);
    }

    /** Leaves a file in the home, as the load of the history does. */
    static void leave(String file) throws IOException {
        Path path = Path.of(config().getString("home")).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "here");
    }

    /** Serves one body on every path until its input closes. */
    static void serve(String body) throws IOException {
        Supervised.exitWhenInputCloses();
        Config http = config().getConfig("http");
        HttpServer server = HttpServer.create(new InetSocketAddress(http.getString("host"), http.getInt("port")), 0);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        new Progress(System.out).ready("http://" + http.getString("host") + ":" + http.getInt("port"));
    }
}
