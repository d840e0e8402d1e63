package dev.chainon.local.demo;

import dev.chainon.local.process.Line;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What the person sees: one line a step, a bar with the time left on a terminal, a line each tenth elsewhere. Thread-safe. */
public final class Screen implements AutoCloseable {

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, ProgressBar> bars = new HashMap<>();
    private final Map<String, Long> tenths = new HashMap<>();

    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public synchronized void say(String text) {
        close();
        out.println(text);
        out.flush();
    }

    /** Says that a step is over and how long it took. */
    public void done(String step, Duration time, String note) {
        say(String.format(Locale.ROOT, "  %-34s %7.1f s  %s", step, time.toMillis() / 1000.0, note)
                .stripTrailing());
    }

    public synchronized void progress(Line.Progress progress) {
        if (terminal) {
            bar(progress);
        } else if (progress.total() > 0) {
            tenth(progress);
        }
    }

    /** Ends the bars that are drawn. */
    @Override
    public synchronized void close() {
        bars.values().forEach(ProgressBar::close);
        bars.clear();
    }

    private void bar(Line.Progress progress) {
        ProgressBar bar = bars.computeIfAbsent(progress.step(), step -> new ProgressBarBuilder()
                .setTaskName("    " + step)
                .setInitialMax(progress.total())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                // Work that goes on where it was ended: the time left is told by what is done from here on.
                .startsFrom(progress.done(), Duration.ZERO)
                .build());
        bar.maxHint(progress.total());
        bar.stepTo(progress.done());
        if (progress.total() > 0 && progress.done() >= progress.total()) {
            bar.close();
            bars.remove(progress.step());
        }
    }

    /** A step that cannot tell how far it is: its begin is said, the next one's begin tells its end. */
    private void whole(Line.Progress progress) {
        if (progress.done() == 0) {
            out.println("    " + progress.step() + " ...");
            out.flush();
        }
    }

    private void tenth(Line.Progress progress) {
        if (progress.total() == 1) {
            whole(progress);
            return;
        }
        long tenth = 10 * progress.done() / progress.total();
        if (!Long.valueOf(tenth).equals(tenths.put(progress.step(), tenth))) {
            out.println(String.format(
                    Locale.ROOT,
                    "    %s %d %% (%,d of %,d)",
                    progress.step(),
                    100 * progress.done() / progress.total(),
                    progress.done(),
                    progress.total()));
            out.flush();
        }
    }
}
