package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.chainon.console.browser.Browser;
import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The buttons of the Operations page in a real browser, on the running demonstration: by the key of an admin, and by no other. */
@ExtendWith(SharedDemonstration.class)
class FaultButtonsIT {

    private static final int WIDE = 1440;
    private static final int HEIGHT = 900;

    @TempDir
    static Path profile;

    @Test
    @Criterion("B1Cr6.alert-fires")
    void anAdminBreaksAndMends_nobodyElseDoes(Demonstration demonstration) throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(
                program.isPresent(),
                "skipped: no browser is installed; install chromium (on Debian: apt-get install chromium) to run these tests");
        FaultFolder faults = new FaultFolder(demonstration.state());
        String key = Files.readString(demonstration.state().resolve("run/secrets/operator"))
                .strip();
        try (Browser browser = Browser.start(program.get(), profile);
                Page page = browser.view(demonstration.address("monitor"), WIDE, HEIGHT)
                        .page()) {
            open(page, demonstration);
            press(page, "a-key-of-nobody", "on");
            assertThat(page.locator("main").textContent()).contains("Nothing has changed");
            assertThat(faults.on(Fault.FULL_DISK)).isFalse();

            open(page, demonstration);
            press(page, key, "on");
            assertThat(faults.on(Fault.FULL_DISK)).isTrue();

            press(page, key, "off");
            assertThat(faults.on(Fault.FULL_DISK)).isFalse();
            assertThat(button(page, "on").count())
                    .as("the page says that it is off")
                    .isEqualTo(1);
        } finally {
            faults.turn(Fault.FULL_DISK, false);
        }
    }

    private static void open(Page page, Demonstration demonstration) {
        page.navigate(demonstration.address("monitor") + "/operations?lang=en");
    }

    /** Types the key and presses the button; the next page is there afterwards. */
    private static void press(Page page, String key, String turn) {
        page.locator("#faultkey").fill(key);
        button(page, turn).click();
        page.waitForLoadState();
    }

    private static Locator button(Page page, String turn) {
        return page.locator("button[value='" + Fault.FULL_DISK.id() + ":" + turn + "']");
    }
}
