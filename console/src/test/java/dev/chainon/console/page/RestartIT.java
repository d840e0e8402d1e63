package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.chainon.console.browser.Browser;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.jobs.RunState;
import dev.chainon.store.jobs.StepState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open pages while the server is stopped and started again. */
class RestartIT extends BrowserTests {

    @TempDir
    private Path root;

    @Test
    @Criterion("B4Cr1.page-qualities")
    void openPagesShowWhatIsNew_afterTheServerWasAway_withoutBeingLoadedAgain() throws Exception {
        Browser.View live = view("http://127.0.0.1", WIDE);
        Browser.View jobs = view("http://127.0.0.1", WIDE);
        Browser.View jury = view("http://127.0.0.1", WIDE);
        try (Page first = live.page();
                Page second = jobs.page();
                Page third = jury.page()) {
            int port;
            try (Site site = new Site(root)) {
                port = site.port();
                open(first, site.address() + "/");
                open(second, site.address() + "/jobs");
                open(third, site.address() + "/jury");
                assertThat(first.locator("[data-figure='live.auc']").first().textContent())
                        .contains("0,871");
                assertThat(second.locator("main").textContent()).doesNotContain("30,0");
                assertThat(third.locator("[data-live=availability]").first().textContent())
                        .contains("99,87");
                third.locator("#B1Cr1 > summary").click();
                third.fill("[data-note=B1Cr1]", "half a note");
            }
            try (Site site = new Site(root, port)) {
                site.auc = .4242;
                site.availability = .25;
                site.runs =
                        List.of(JobsPageTest.run(1, RunState.DONE, JobsPageTest.step("ingest", StepState.DONE, 30)));

                shown(first, "[data-figure='live.auc']", "0,424");
                shown(second, "main", "30,0");
                shown(third, "[data-live=availability]", "25,00");
                assertThat(third.inputValue("[data-note=B1Cr1]")).isEqualTo("half a note");
                for (Page page : List.of(first, second, third)) {
                    assertThat(page.evaluate("window.mark"))
                            .as("the same document")
                            .isEqualTo("kept");
                }
            }
        }
    }

    private static void open(Page page, String address) {
        page.navigate(address + "?lang=fr");
        page.evaluate("window.mark = 'kept'");
    }

    private static void shown(Page page, String selector, String text) {
        page.locator(selector, new Page.LocatorOptions().setHasText(text))
                .first()
                .waitFor();
    }
}
