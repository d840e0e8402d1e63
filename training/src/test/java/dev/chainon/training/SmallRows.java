package dev.chainon.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@link ToySet} for the packages below. */
public final class SmallRows {

    private SmallRows() {}

    /** Its files. */
    public static SetFiles in(Path folder, int train, int validation) throws IOException {
        ToySet.in(Files.createDirectories(folder), train, validation, 3);
        return SetFiles.of(folder);
    }
}
