package dev.chainon.ingestion;

import dev.chainon.core.toy.Kettles;
import dev.chainon.ingestion.quarantine.Answer;
import dev.chainon.ingestion.quarantine.Order;
import dev.chainon.ingestion.quarantine.QuarantineDesk;
import dev.chainon.ingestion.quarantine.Sending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** An order to the quarantine in a process as small as the demonstration's. */
final class ReplayProcess {

    private ReplayProcess() {}

    /** Runs to its end and gives what it answered, as JSON. */
    static String answer(Path home, int epoch, String bootstrap, String order) throws Exception {
        Path answer = home.resolve("answer-e" + epoch + ".json");
        Path log = home.resolve("answer-e" + epoch + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayProcess.class.getName(),
                        home.toString(),
                        String.valueOf(epoch),
                        bootstrap,
                        order,
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process ended badly:\n" + Files.readString(log));
        }
        return Files.readString(answer);
    }

    /** The child. */
    public static void main(String[] args) throws IOException {
        Sending.Place place =
                new Sending.Place(Path.of(args[0]), Integer.parseInt(args[1]), args[2], "ada", Clock.systemUTC());
        Answer answer = new QuarantineDesk(place, new Kettles(), "raw_events").answer(Order.parse(args[3]));
        Files.write(Path.of(args[4]), List.of(answer.json()));
    }
}
