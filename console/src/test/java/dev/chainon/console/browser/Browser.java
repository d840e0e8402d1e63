package dev.chainon.console.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser of this machine, without a window. It tells what went wrong on the pages it showed. */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** axe-core reads pixels to judge contrast, and Chromium advises it how; no page of ours reads any. */
    private static final String OF_AXE = "willReadFrequently";

    /** A page in this browser, and what it complained of: messages of the console, requests that failed or went elsewhere. */
    public record View(Page page, List<String> complaints) {}

    private final Playwright playwright;
    private final BrowserContext context;

    private Browser(Path program, Path profile) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "TMPDIR",
                        scratch().toString())));
        context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(program)
                                .setHeadless(true)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync")));
    }

    /** Of all test classes of this JVM: they share one driver, which keeps the folder that the first of them names. */
    private static Path scratch() {
        try {
            return Files.createDirectories(Path.of("target/browser").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser's program, or nothing where none is installed. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser start(Path program, Path profile) {
        return new Browser(program, profile);
    }

    /** A page of the given width; every request that leaves {@code site} is a complaint. */
    public View view(String site, int width, int height) {
        Page page = context.newPage();
        page.setViewportSize(width, height);
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            boolean told = message.type().equals("error") || message.type().equals("warning");
            if (told && !message.text().contains(OF_AXE)) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(site) && !request.url().startsWith("data:")) {
                complaints.add("request elsewhere: " + request.url());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add("answer " + response.status() + ": " + response.url());
            }
        });
        return new View(page, complaints);
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
