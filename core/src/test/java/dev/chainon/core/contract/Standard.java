package dev.chainon.core.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The Open Data Contract Standard v3.1.0, as far as contracts of the project use it, and what of a contract breaks it. */
public final class Standard {

    private static final Schema SCHEMA = load();

    private Standard() {}

    private static Schema load() {
        try (InputStream in = Objects.requireNonNull(
                Standard.class.getResourceAsStream("/odcs/odcs-3.1.0.schema.yaml"), "odcs-3.1.0.schema.yaml")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each violation: its path, then what is wrong. */
    public static List<String> violations(String contractYaml) {
        return SCHEMA.validate(contractYaml, InputFormat.YAML).stream()
                .map(Standard::line)
                .toList();
    }

    private static String line(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }
}
