package dev.chainon.core.process;

import java.io.PrintStream;

/** What a child process tells its launcher on standard output: progress of steps, its address, its result. One protocol line each. */
public final class Progress {

    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says that {@code done} of {@code total} units of a step are done; the step's name has no space. */
    public void step(String name, long done, long total) {
        out.println("@progress " + name + " " + done + " " + total);
        out.flush();
    }

    /** Says that the process answers at this address. */
    public void ready(String address) {
        out.println("@ready " + address);
        out.flush();
    }

    /** Gives the result of the process: one JSON object on one line. */
    public void result(String json) {
        out.println("@result " + json.replace('\n', ' '));
        out.flush();
    }
}
