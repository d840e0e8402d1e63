package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.chainon.console.browser.Browser;
import dev.chainon.console.browser.Qualities;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the console for who cannot see it well, uses no mouse, or holds a telephone. */
class AccessibilityIT extends BrowserTests {

    private static final int MOST_STOPS = 60;

    /** Where the focus is: its place in the document, and whether a ring shows it. */
    private static final String FOCUS =
            "() => { const e = document.activeElement, all = [...document.querySelectorAll('*')];"
                    + " const seen = x => { const s = getComputedStyle(x); return parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== 'none'; };"
                    + " const ring = seen(e) || [...(e.parentElement ? e.parentElement.children : [])].some(seen)"
                    + "   || (e.parentElement && seen(e.parentElement));"
                    + " return e === document.body ? null : { at: all.indexOf(e), ring: ring, what: e.outerHTML.slice(0, 120) }; }";

    @TempDir
    static Path root;

    private static Site site;

    @BeforeAll
    static void serve() throws Exception {
        ProjectPageTest.write(root, ProjectPageTest.BACKLOG);
        site = new Site(root);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/try",
                "/quality",
                "/contract",
                "/privacy",
                "/model",
                "/lineage",
                "/operations",
                "/jobs",
                "/project",
                "/tickets",
                "/tickets/4",
                "/tickets/report",
                "/jury",
                "/nope"
            })
    @Criterion("B4Cr1.accessible")
    void hasNoFaultThatAMachineFinds_inLight_inDark_andOnATelephone(String path) {
        Browser.View view = view(site.address(), WIDE);
        try (Page page = view.page()) {
            Qualities.watch(page);
            page.navigate(site.address() + path + "?lang=fr");
            unfold(page);
            List<String> faults = new ArrayList<>(Qualities.faults(page));
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(ColorScheme.DARK)
                    .setReducedMotion(ReducedMotion.REDUCE));
            faults.addAll(Qualities.faults(page));
            page.setViewportSize(PHONE, HEIGHT);
            faults.addAll(Qualities.faults(page));

            assertThat(faults).as(path).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width")
                    .isEqualTo(PHONE);
        }
    }

    /** What is folded away would not be looked at. */
    private static void unfold(Page page) {
        page.evaluate("[...document.querySelectorAll('details')].slice(0, 8).forEach(each => { each.open = true; })");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/try",
                "/quality",
                "/operations",
                "/jobs",
                "/project",
                "/tickets",
                "/tickets/report",
                "/jury"
            })
    @Criterion("B4Cr1.accessible")
    void isWalkedByKeyboard_inTheOrderOfReading_withTheFocusSeen(String path) {
        Browser.View view = view(site.address(), WIDE);
        try (Page page = view.page()) {
            page.navigate(site.address() + path);
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className"))
                    .as("the way past the menu")
                    .isEqualTo("skip");
            int last = -1;
            for (int stop = 0; stop < MOST_STOPS; stop++) {
                if (!(page.evaluate(FOCUS) instanceof Map<?, ?> focus)) {
                    break;
                }
                assertThat(((Number) Objects.requireNonNull(focus.get("at"))).intValue())
                        .as("after %s: %s", last, focus.get("what"))
                        .isGreaterThanOrEqualTo(last);
                assertThat(focus.get("ring"))
                        .as("a ring around %s", focus.get("what"))
                        .isEqualTo(true);
                last = ((Number) focus.get("at")).intValue();
                page.keyboard().press("Tab");
            }
            assertThat(last).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/quality",
                "/model",
                "/lineage",
                "/operations",
                "/jobs",
                "/project",
                "/tickets",
                "/jury",
                "/try"
            })
    @Criterion("B4Cr1.page-qualities")
    void doesNotShift_norComplain(String path) {
        Browser.View view = view(site.address(), WIDE);
        try (Page page = view.page()) {
            Qualities.watch(page);
            page.navigate(site.address() + path);
            page.evaluate("document.fonts.ready.then(() => true)");
            if (page.locator("body[data-renewed]").count() > 0) {
                page.locator("body[data-beats]:not([data-beats='0'])").waitFor();
            }

            assertThat(Qualities.firstPaintMillis(page)).isPositive();
            assertThat(Qualities.shifts(page)).as(path).isEmpty();
            assertThat(view.complaints()).as(path).isEmpty();
        }
    }
}
