package dev.chainon.local;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Types a command as a person would, without its words. */
public final class Commands {

    private Commands() {}

    /** The exit code. */
    public static int quietly(String... words) {
        return Chainon.line().setErr(new PrintWriter(new StringWriter())).execute(words);
    }
}
