package dev.chainon.acceptance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Accepts a running server. Ends with 0 go, 1 no-go, 2 bad usage, 3 nothing answers. {@link Arguments} says what it takes. */
public final class Main {

    private static final int NO_GO = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Main(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] args) {
        System.exit(new Main(System.out, System.err, Clock.systemUTC()).run(List.of(args)));
    }

    int run(List<String> words) {
        try {
            Arguments arguments = Arguments.of(words);
            String commit = System.getenv().getOrDefault("CHAINON_COMMIT", "");
            Acceptance acceptance = new Acceptance(arguments.plan(), arguments.reservations(), commit, clock);
            Minutes minutes = acceptance.hold(arguments.order());
            out.print(MinutesText.of(minutes));
            keep(minutes, arguments);
            return minutes.decision().go() ? 0 : NO_GO;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (UnreachableException | IOException e) {
            err.println(e.getMessage());
            return UNREACHABLE;
        }
    }

    private void keep(Minutes minutes, Arguments arguments) throws IOException {
        Path folder = Files.createDirectories(arguments.reports());
        String name = "acceptance-" + STAMP.format(minutes.place().started());
        String json = MinutesJson.of(minutes) + "\n";
        Path page = folder.resolve(name + ".html");
        Files.writeString(page, new MinutesPage().render(minutes), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(name + ".json"), json, StandardCharsets.UTF_8);
        if (arguments.json().isPresent()) {
            Files.writeString(arguments.json().get(), json, StandardCharsets.UTF_8);
        }
        out.println("Record, to be signed: " + page);
    }
}
