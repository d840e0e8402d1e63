package dev.chainon.lineage;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the standard asks of an event, by its JSON schema and by the reference library, which must be able to read it. */
public final class EventSchema {

    private final Schema schema = load();

    private static Schema load() {
        try (InputStream text =
                Objects.requireNonNull(EventSchema.class.getResourceAsStream("run-event-2-0-2.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a line; nothing if it is an event. */
    public List<String> faults(String line) {
        List<String> faults = schema
                .validate(
                        line,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
        return faults.isEmpty() ? readable(line) : faults;
    }

    private static List<String> readable(String line) {
        return OpenLineageClientUtils.runEventFromJson(line).getEventType() == null
                ? List.of("the library reads no type")
                : List.of();
    }
}
