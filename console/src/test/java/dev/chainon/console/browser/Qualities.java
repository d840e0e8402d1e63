package dev.chainon.console.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a page is like for who opens it: how soon it paints, whether its layout shifts, and what axe-core finds wrong with it. */
public final class Qualities {

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private static final String WATCH = "window.shifts = [];"
            + "new PerformanceObserver(list => { for (const e of list.getEntries()) { if (!e.hadRecentInput) { window.shifts.push("
            + "e.value + ' of ' + e.sources.map(s => s.node ? s.node.nodeName + '.' + s.node.className : '?').join(', ')); } } })"
            + ".observe({ type: 'layout-shift', buffered: true });";

    private static final String PAINT = "() => new Promise(told => new PerformanceObserver(list => {"
            + " const e = list.getEntriesByName('first-contentful-paint')[0]; if (e) { told(e.startTime); } })"
            + ".observe({ type: 'paint', buffered: true }))";

    private static final String FAULTS =
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ' (' + v.help + '): '"
                    + " + v.nodes.slice(0, 4).map(n => n.target + ' ' + n.failureSummary.replace(/\\s+/g, ' ')).join(' | '))";

    private static final String AXE_TEXT = axe();

    private Qualities() {}

    /** Watches from here on what every document that this page shows does. */
    public static void watch(Page page) {
        page.addInitScript(WATCH);
    }

    /** Milliseconds from the start of the navigation to the first text or picture. */
    public static double firstPaintMillis(Page page) {
        return ((Number) page.evaluate(PAINT)).doubleValue();
    }

    /** Each shift of the layout that nobody asked for: its score, and what moved. */
    public static List<String> shifts(Page page) {
        return strings(page.evaluate("window.shifts"));
    }

    /** What axe-core finds wrong, in the colours and at the width that the page has now. */
    public static List<String> faults(Page page) {
        page.evaluate(AXE_TEXT);
        return strings(page.evaluate(FAULTS));
    }

    private static List<String> strings(Object found) {
        return Stream.of(((List<?>) found).toArray()).map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Qualities.class.getResourceAsStream(AXE), AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
