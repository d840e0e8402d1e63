package dev.chainon.people.vault;

import java.nio.file.Path;
import java.util.Map;

/** Key rings for tests. */
public final class Rings {

    private Rings() {}

    /** From the folder, made if missing. */
    public static KeyRing in(Path folder) {
        return KeyRing.load(new KeyFiles(folder, true), Map.of());
    }
}
