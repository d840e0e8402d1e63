package dev.chainon.console.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chainon.console.browser.Browser;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One browser for the tests of a class; they are skipped where none is installed. */
abstract class BrowserTests {

    static final int WIDE = 1440;
    static final int PHONE = 390;
    static final int HEIGHT = 900;

    @TempDir
    static Path profile;

    static Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void openTheBrowser() {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "skipped: no browser is installed; install chromium to run these tests");
        browser = program.map(path -> Browser.start(path, profile));
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.ifPresent(Browser::close);
        browser = Optional.empty();
    }

    /** A page of the given width; every request that leaves the address is a complaint. */
    static Browser.View view(String site, int width) {
        return browser.orElseThrow().view(site, width, HEIGHT);
    }
}
