package dev.chainon.apps;

import dev.chainon.serving.security.KeyDesk;
import dev.chainon.serving.security.KeyFile;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of the servers, by the words that the launcher hands on: file, what to do, and its arguments. How many keys there are by state is written, as JSON, to the
 * file that the property {@code chainon.figures} names, where it does.
 */
public final class Keys {

    private static final int USAGE = 2;

    private Keys() {}

    public static void main(String[] args) throws IOException {
        List<String> words = Arrays.asList(args);
        KeyDesk desk = new KeyDesk(new KeyFile(Path.of(words.get(0))), Clock.systemUTC(), System.out);
        int code =
                switch (words.get(1)) {
                    case "add" ->
                        desk.add(words.get(2), List.of(words.get(4).split(",")), Long.parseLong(words.get(3)));
                    case "keep" -> desk.keep(words.get(2), List.of(words.get(3).split(",")), Path.of(words.get(4)));
                    case "list" -> desk.list();
                    case "revoke" -> desk.revoke(words.get(2));
                    default -> USAGE;
                };
        String figures = System.getProperty("chainon.figures", "");
        if (!figures.isEmpty()) {
            Files.writeString(Path.of(figures), Json.encode(desk.counts()));
        }
        System.exit(code);
    }
}
