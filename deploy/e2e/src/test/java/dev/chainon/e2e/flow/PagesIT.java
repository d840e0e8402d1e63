package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.chainon.console.browser.Browser;
import dev.chainon.console.browser.Qualities;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Rule;
import dev.chainon.core.contract.ServiceLevel;
import dev.chainon.core.contract.Table;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the running demonstration in a real browser. */
@ExtendWith(SharedDemonstration.class)
class PagesIT {

    private static final Path SCREENS = Path.of(System.getProperty("chainon.root"), "deploy/e2e/target/screens");
    private static final int WIDE = 1440;
    private static final Duration NIGHT = Duration.ofMinutes(4);
    private static final int PHONE = 390;
    private static final int HEIGHT = 900;
    private static final int WALL_WIDTH = 3840;
    private static final int WALL_HEIGHT = 2160;

    @TempDir
    static Path profile;

    private static final PageFigures FIGURES = new PageFigures();
    private static Browser browser;

    @BeforeAll
    static void openTheBrowser() {
        Optional<Path> program = Browser.installed();
        assumeTrue(
                program.isPresent(),
                "skipped: no browser is installed; install chromium (on Debian: apt-get install chromium) to run these tests");
        browser = Browser.start(program.get(), profile);
    }

    @AfterAll
    static void closeTheBrowser() throws IOException {
        if (browser != null) {
            FIGURES.write(Path.of(System.getProperty("chainon.root")));
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/try",
                "/quality",
                "/contract",
                "/data-sheet",
                "/model-card",
                "/quality/drift",
                "/privacy",
                "/model",
                "/lineage",
                "/operations",
                "/jobs",
                "/project",
                "/retrainings",
                "/tickets",
                "/tickets/report",
                "/jury"
            })
    @Criterion("B4Cr1.pages")
    @Criterion("B4Cr1.page-qualities")
    @Criterion("B4Cr1.accessible")
    void pageIsShownWithoutAComplaint(String path, Demonstration demonstration) {
        String site = demonstration.address("monitor");
        for (String language : List.of("fr", "en")) {
            Browser.View view = browser.view(site, WIDE, HEIGHT);
            try (Page page = view.page()) {
                Qualities.watch(page);
                page.navigate(site + path + "?lang=" + language);
                page.locator("h1, h2").first().waitFor();
                FIGURES.opened(name(path), Qualities.firstPaintMillis(page));
                renewed(page);

                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                assertThat(page.title()).isNotBlank();
                assertThat(page.locator("main").count()).isEqualTo(1);
                assertThat(page.locator("img:not([alt])").count())
                        .as("pictures without words")
                        .isZero();
                FIGURES.wrong(Qualities.shifts(page).size(), view.complaints().size());
                assertThat(Qualities.shifts(page)).as(path + " in " + language).isEmpty();
                screenshot(page, path, language);
                assertThat(view.complaints()).as(path + " in " + language).isEmpty();
                assertThat(language.equals("fr") ? Qualities.faults(page) : List.of())
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/try",
                "/quality",
                "/contract",
                "/data-sheet",
                "/model-card",
                "/quality/drift",
                "/privacy",
                "/model",
                "/lineage",
                "/operations",
                "/jobs",
                "/project",
                "/retrainings",
                "/tickets",
                "/tickets/report",
                "/jury"
            })
    @Criterion("B4Cr1.pages")
    @Criterion("B4Cr1.accessible")
    void pageFitsAPhone_inTheDark(String path, Demonstration demonstration) {
        String site = demonstration.address("monitor");
        Browser.View view = browser.view(site, PHONE, HEIGHT);
        try (Page page = view.page()) {
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(ColorScheme.DARK)
                    .setReducedMotion(ReducedMotion.REDUCE));
            page.navigate(site + path + "?lang=fr");
            page.locator("h1, h2").first().waitFor();

            screenshot(page, path, "phone");
            assertThat(Qualities.faults(page)).as(path).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s in pixels", path)
                    .isEqualTo(PHONE);
            assertThat(view.complaints()).isEmpty();
        }
    }

    /** Nobody scrolls a wall. */
    @Test
    @Criterion("B4Cr1.pages")
    void livePageFillsAWall(Demonstration demonstration) {
        String site = demonstration.address("monitor");
        Browser.View view = browser.view(site, WALL_WIDTH, WALL_HEIGHT);
        try (Page page = view.page()) {
            page.navigate(site + "/?lang=fr");
            page.locator("#risky tr").first().waitFor();

            screenshot(page, "/", "wall");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(WALL_WIDTH);
            assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(WALL_HEIGHT);
            assertThat(view.complaints()).isEmpty();
        }
    }

    @Test
    @Criterion("B4Cr1.pages")
    void livePageMovesByItself(Demonstration demonstration) {
        String site = demonstration.address("monitor");
        Browser.View view = browser.view(site, WIDE, HEIGHT);
        try (Page page = view.page()) {
            page.navigate(site + "/?lang=fr");
            page.locator("#risky tr").first().waitFor();
            page.locator("#time:not(:empty)").waitFor();
            String before = page.locator("#time").textContent();
            // At night nothing may happen for minutes at the pace of this replay.
            page.locator("#time", new Page.LocatorOptions().setHasNotText(before))
                    .waitFor(new Locator.WaitForOptions().setTimeout(NIGHT.toMillis()));

            assertThat(view.complaints()).isEmpty();
        }
    }

    /** What the page says is the contract's, asked of the contract and not of the page's code. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    @Criterion("B3Cr6.dictionary")
    @Criterion("B4Cr1.pages")
    void contractPageIsReachedFromQuality_andSaysWhatTheContractSays(String language, Demonstration demonstration) {
        Contract contract = new Flights().contract();
        Browser.View view = browser.view(demonstration.address("monitor"), WIDE, HEIGHT);
        try (Page page = view.page()) {
            page.navigate(demonstration.address("monitor") + "/quality?lang=" + language);
            page.locator("main a[href='/contract']").click();
            page.locator("#rules").waitFor();

            assertThat(page.locator("main").textContent()).contains(contract.id(), contract.version());
            for (Rule rule : contract.rules().values()) {
                String line = page.locator("#rule-" + rule.name()).textContent();
                assertThat(line).contains(rule.name());
                rule.parameters().forEach((parameter, value) -> assertThat(line).contains(parameter + " = " + value));
            }
            assertThat(page.locator("[aria-labelledby='kept'] tbody tr").count())
                    .isEqualTo((int) contract.levels().stream()
                            .filter(ServiceLevel::isRetention)
                            .count());
            for (Table table : contract.tables().values()) {
                Locator shown = page.locator("#table-" + table.name());
                shown.locator("summary").click();
                assertThat(shown.locator("tbody tr").count())
                        .isEqualTo(table.columns().size());
                assertThat(shown.locator("tbody .tag.flag").count())
                        .isEqualTo(table.personal().size());
            }
            screenshot(page, "/contract-open", language);
            assertThat(view.complaints()).isEmpty();
        }
    }

    /** Waits for the first event of a page that renews itself: what the server sends may move nothing. */
    private static void renewed(Page page) {
        if (page.locator("body[data-renewed]").count() > 0) {
            page.locator("body[data-beats]:not([data-beats='0'])").waitFor();
        }
    }

    private static String name(String path) {
        return path.equals("/") ? "live" : path.substring(1).replace('/', '-');
    }

    private static void screenshot(Page page, String path, String variant) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(!path.equals("/jury"))
                .setPath(SCREENS.resolve(name(path) + "-" + variant + ".png")));
    }
}
