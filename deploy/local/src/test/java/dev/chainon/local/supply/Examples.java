package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** An example of a bill with a library that everybody knows to be vulnerable, and the advisory of that vulnerability. */
final class Examples {

    static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    private static final Path HERE = ROOT.resolve("deploy/local/src/test/resources/dev/chainon/local/supply");

    static final Path BILL = HERE.resolve("example-bom.json");
    static final Path LOG4SHELL = HERE.resolve("example-log4shell.json");

    private Examples() {}

    static Bom bom() {
        return Bom.read(BILL);
    }

    static JsonNode log4shell() {
        try {
            return new ObjectMapper().readTree(text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text() {
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream("example-log4shell.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Component component(String version) {
        return new Component("x", "org.apache.logging.log4j", "log4j-core", version, java.util.List.of("Apache-2.0"));
    }
}
