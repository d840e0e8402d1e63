package dev.chainon.acceptance;

import dev.chainon.conformance.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed: {@code URL} and pairs of a name and a value. {@code --metric} and {@code --reserve ID=REASON} may come again. An API key in the variable
 * {@code CHAINON_KEY} is sent with every request: what is typed can be read by everybody on the machine.
 *
 * @param reports folder of the records
 */
record Arguments(Order order, Plan plan, Map<String, String> reservations, Path reports, Optional<Path> json) {

    private static final List<String> NAMES = List.of(
            "--monitoring",
            "--grpc",
            "--model",
            "--answers",
            "--registry",
            "--p99-ms",
            "--requests",
            "--tolerance",
            "--metric",
            "--plan",
            "--reserve",
            "--report",
            "--json");
    private static final String USAGE = "usage: URL, then pairs of a name and a value: " + NAMES;

    /** @throws IllegalArgumentException with what is wrong */
    static Arguments of(List<String> words) {
        Map<String, List<String>> given = given(words);
        Order order = new Order(
                Target.address(words.get(0)),
                one(given, "--monitoring").map(Target::address),
                one(given, "--grpc"),
                one(given, "--model"),
                new Order.Answers(
                        one(given, "--answers").map(Path::of),
                        one(given, "--registry").map(Path::of)),
                new Order.Budget(
                        Duration.ofNanos((long) (number(given, "--p99-ms", 50) * 1e6)),
                        (int) number(given, "--requests", 200),
                        number(given, "--tolerance", 1e-5)),
                Optional.of(System.getenv().getOrDefault("CHAINON_KEY", "")).filter(key -> !key.isEmpty()),
                given.getOrDefault("--metric", List.of()));
        return new Arguments(
                order,
                one(given, "--plan").map(Path::of).map(Plan::of).orElseGet(Plan::packaged),
                reservations(given.getOrDefault("--reserve", List.of())),
                Path.of(one(given, "--report").orElse(".")),
                one(given, "--json").map(Path::of));
    }

    private static Map<String, List<String>> given(List<String> words) {
        if (words.size() % 2 == 0) {
            throw new IllegalArgumentException(USAGE);
        }
        Map<String, List<String>> given = new HashMap<>();
        for (int i = 1; i < words.size(); i += 2) {
            if (!NAMES.contains(words.get(i))) {
                throw new IllegalArgumentException("there is no option " + words.get(i) + "; " + USAGE);
            }
            given.computeIfAbsent(words.get(i), name -> new ArrayList<>()).add(words.get(i + 1));
        }
        return given;
    }

    private static Optional<String> one(Map<String, List<String>> given, String name) {
        return Optional.ofNullable(given.get(name)).map(values -> values.get(values.size() - 1));
    }

    private static double number(Map<String, List<String>> given, String name, double otherwise) {
        String text = one(given, name).orElse("");
        try {
            return text.isEmpty() ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not " + text, e);
        }
    }

    private static Map<String, String> reservations(List<String> texts) {
        Map<String, String> reservations = new HashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || text.substring(equals + 1).isBlank()) {
                throw new IllegalArgumentException(
                        "a reservation is ID=REASON, such as R-04=\"shared machine\", not " + text);
            }
            reservations.put(
                    text.substring(0, equals), text.substring(equals + 1).strip());
        }
        return reservations;
    }

    /** The address that is accepted. */
    URI url() {
        return order.url();
    }
}
