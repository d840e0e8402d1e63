package dev.chainon.bench.serving;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk: each of its connections asks again as soon as it is answered. */
record Wrk(Path script) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("\\s(50|99)%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");

    /** What one run found. */
    record Run(double perSecond, double p50Micros, double p99Micros) {}

    /** @throws Failure if wrk is not installed */
    static Wrk of(Path folder, Question question) throws IOException, InterruptedException {
        try {
            new ProcessBuilder(List.of("wrk", "-v"))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Failure("wrk is not installed: install your system's package wrk.", e);
        }
        Path script = folder.resolve("post.lua");
        Files.writeString(
                script,
                "wrk.method = 'POST'\nwrk.body = '" + question.body()
                        + "'\nwrk.headers['Content-Type'] = 'application/json'\n");
        return new Wrk(script);
    }

    /** One thread that keeps some connections busy for a while. */
    Run run(String url, int connections, long seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s"));
        command.addAll(List.of("--latency", "-s", script.toString(), url));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Failure("wrk failed on " + url + ": " + text);
        }
        return read(text);
    }

    /** @throws Failure if a request was not answered as it should be */
    static Run read(String text) {
        Matcher refused = REFUSED.matcher(text);
        if (refused.find()) {
            throw new Failure("requests of wrk were refused: " + refused.group());
        }
        Matcher rate = RATE.matcher(text);
        if (!rate.find()) {
            throw new Failure("wrk told no rate: " + text);
        }
        return new Run(Double.parseDouble(rate.group(1)), percentile(text, "50"), percentile(text, "99"));
    }

    private static double percentile(String text, String which) {
        Matcher line = PERCENTILE.matcher(text);
        while (line.find()) {
            if (line.group(1).equals(which)) {
                double value = Double.parseDouble(line.group(2));
                return switch (line.group(3)) {
                    case "us" -> value;
                    case "ms" -> value * 1e3;
                    default -> value * 1e6;
                };
            }
        }
        throw new Failure("wrk told no percentile " + which + ": " + text);
    }
}
