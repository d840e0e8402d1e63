package dev.chainon.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stand-in of the process of this name: makes both files. */
public final class Keys {

    private Keys() {}

    public static void main(String[] args) throws IOException {
        Path keys = Path.of(args[0]);
        Files.createDirectories(keys.getParent());
        Files.writeString(keys, "{\"keys\":[]}");
        Files.writeString(Path.of(args[4]), "a stand-in of a key");
    }
}
