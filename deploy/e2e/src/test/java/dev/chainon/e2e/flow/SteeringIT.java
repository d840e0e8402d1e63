package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.chainon.console.browser.Browser;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.core.replay.Tempo;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People steer the replay and ask why, in a real browser on the running demonstration. */
@ExtendWith(SharedDemonstration.class)
class SteeringIT {

    private static final int WIDE = 1440;
    private static final int HEIGHT = 900;

    @TempDir
    static Path profile;

    private static Browser browser;

    @BeforeAll
    static void openTheBrowser() {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "skipped: no browser is installed; install chromium to run these tests");
        browser = Browser.start(program.get(), profile);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Criterion("B4Cr1.pages")
    void theReplayPausesGoesOnAndChangesItsSpeed_andThePageSaysWhatItDoes(Demonstration demonstration)
            throws Exception {
        ReplayDesk desk = new ReplayDesk(demonstration.state());
        Tempo before = desk.state().orElseThrow().tempo();
        Browser.View view = browser.view(demonstration.address("monitor"), WIDE, HEIGHT);
        try (Page page = view.page()) {
            page.navigate(demonstration.address("monitor") + "/?lang=fr");
            page.locator("#replay-pause").click();
            page.locator("#replay-text", containing("en pause")).waitFor();
            assertThat(desk.state().orElseThrow().tempo().paused()).isTrue();

            page.locator("#replay-pause").click();
            page.selectOption("#replay-speed", "360");
            page.locator("button[value='speed']").click();
            page.locator("#replay-text", containing("360 fois")).waitFor();
            assertThat(desk.state().orElseThrow().tempo()).isEqualTo(new Tempo(360, false));
            assertThat(view.complaints()).isEmpty();
        } finally {
            desk.wish(before);
        }
    }

    @Test
    @Criterion("B4Cr1.pages")
    void theSealedDaysAreRefusedInWords(Demonstration demonstration) {
        try (Page page =
                browser.view(demonstration.address("monitor"), WIDE, HEIGHT).page()) {
            page.navigate(demonstration.address("monitor") + "/?lang=en");
            page.locator("#replay-from").fill("2001-06-02");
            page.locator("button[value='from']").click();
            page.locator(".replay-fault").waitFor();

            assertThat(page.locator(".replay-fault").textContent())
                    .contains("sealed for the final evaluation", "June 2001");
        }
    }

    @Test
    @Criterion("B4Cr1.pages")
    void aFlightOfABoardIsExplained_andOtherTimesAreOffered(Demonstration demonstration) throws Exception {
        String site = demonstration.address("monitor");
        demonstration.await(
                "departures of Atlanta",
                () -> demonstration.get(site + "/try?airport=ATL").body().contains("/try?flight="));
        Browser.View view = browser.view(site, WIDE, HEIGHT);
        try (Page page = view.page()) {
            page.navigate(site + "/try?airport=ATL&lang=en");
            page.locator(".picks a").first().click();
            page.locator("#why").waitFor();

            assertThat(page.locator(".reasons tbody tr").count()).isEqualTo(11);
            assertThat(page.locator("table[aria-labelledby='choose'] tbody tr").count())
                    .isEqualTo(6);
            assertThat(view.complaints()).isEmpty();
        }
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
