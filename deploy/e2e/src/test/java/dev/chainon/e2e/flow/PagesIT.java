package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Rule;
import dev.chainon.core.contract.ServiceLevel;
import dev.chainon.core.contract.Table;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
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

    @TempDir
    static Path profile;

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
    static void closeTheBrowser() {
        if (browser != null) {
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
                "/retrainings",
                "/tickets",
                "/tickets/report",
                "/jury"
            })
    @Criterion("B4Cr1.pages")
    void pageIsShownWithoutAComplaint(String path, Demonstration demonstration) {
        String site = demonstration.address("monitor");
        for (String language : List.of("fr", "en")) {
            Browser.View view = browser.view(site, WIDE, HEIGHT);
            try (Page page = view.page()) {
                page.navigate(site + path + "?lang=" + language);
                page.locator("h1, h2").first().waitFor();

                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                assertThat(page.title()).isNotBlank();
                assertThat(page.locator("main").count()).isEqualTo(1);
                assertThat(page.locator("img:not([alt])").count())
                        .as("pictures without words")
                        .isZero();
                screenshot(page, path, language);
                assertThat(view.complaints()).as(path + " in " + language).isEmpty();
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
                "/retrainings",
                "/tickets",
                "/tickets/report",
                "/jury"
            })
    @Criterion("B4Cr1.pages")
    void pageFitsAPhone_inTheDark(String path, Demonstration demonstration) {
        String site = demonstration.address("monitor");
        Browser.View view = browser.view(site, PHONE, HEIGHT);
        try (Page page = view.page()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.navigate(site + path + "?lang=fr");
            page.locator("h1, h2").first().waitFor();

            screenshot(page, path, "phone");
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s in pixels", path)
                    .isEqualTo(PHONE);
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
            page.waitForFunction("document.querySelectorAll('#risky tr').length > 0");
            page.waitForFunction("document.getElementById('time').textContent.length > 0");
            String before = page.locator("#time").textContent();
            // At night nothing may happen for minutes at the pace of this replay.
            page.waitForFunction(
                    "t => document.getElementById('time').textContent !== t",
                    before,
                    new Page.WaitForFunctionOptions().setTimeout(NIGHT.toMillis()));

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

    private static void screenshot(Page page, String path, String variant) {
        String name = path.equals("/") ? "live" : path.substring(1).replace('/', '-');
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(!path.equals("/jury"))
                .setPath(SCREENS.resolve(name + "-" + variant + ".png")));
    }
}
