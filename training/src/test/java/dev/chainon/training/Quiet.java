package dev.chainon.training;

import dev.chainon.core.process.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Progress that nobody hears. */
final class Quiet {

    static final Progress PROGRESS =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    private Quiet() {}
}
