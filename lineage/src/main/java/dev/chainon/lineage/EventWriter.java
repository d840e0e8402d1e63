package dev.chainon.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.Run;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.lineage.LineageSettings.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A run event as JSON of OpenLineage 2-0-2. */
final class EventWriter {

    private static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    private final Origin origin;

    EventWriter(Origin origin) {
        this.origin = origin;
    }

    /** One line. */
    String write(RunEvent event) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("eventType", event.state().name());
        root.put("eventTime", time(event.at()));
        root.put("producer", Facets.PRODUCER);
        root.put("schemaURL", SCHEMA);
        run(root.putObject("run"), event.run());
        job(root.putObject("job"), event.job());
        ArrayNode inputs = root.putArray("inputs");
        event.flow().inputs().forEach(input -> dataset(inputs.addObject(), input, "inputFacets", "inputStatistics"));
        ArrayNode outputs = root.putArray("outputs");
        event.flow()
                .outputs()
                .forEach(output -> dataset(outputs.addObject(), output, "outputFacets", "outputStatistics"));
        return root.toString();
    }

    private void run(ObjectNode node, Run run) {
        node.put("runId", run.id().toString());
        Facets facets = new Facets(node.putObject("facets"));
        run.parent().ifPresent(parent -> {
            ObjectNode facet = facets.add("parent");
            facet.putObject("run").put("runId", parent.run().toString());
            facet.putObject("job").put("namespace", origin.namespace()).put("name", parent.job());
        });
        run.nominal().ifPresent(nominal -> facets.add("nominalTime")
                .put("nominalStartTime", time(nominal.start()))
                .put("nominalEndTime", time(nominal.end())));
        run.error()
                .ifPresent(error ->
                        facets.add("errorMessage").put("message", error).put("programmingLanguage", "Java"));
    }

    private void job(ObjectNode node, Job job) {
        node.put("namespace", origin.namespace()).put("name", job.name());
        Facets facets = new Facets(node.putObject("facets"));
        facets.add("jobType")
                .put("processingType", job.kind().name())
                .put("integration", "CHAINON")
                .put("jobType", "JOB");
        facets.add("documentation").put("description", job.description());
        origin.commit().ifPresent(commit -> facets.add("sourceCodeLocation")
                .put("type", "git")
                .put("url", origin.repository().toString())
                .put("version", commit));
    }

    private static void dataset(ObjectNode node, Dataset dataset, String own, String statistics) {
        node.put("namespace", dataset.namespace()).put("name", dataset.name());
        Facets facets = new Facets(node.putObject("facets"));
        String source = dataset.namespace();
        facets.add("dataSource").put("name", source).put("uri", source.contains(":") ? source : source + ":///");
        dataset.facts().version().ifPresent(version -> facets.add("version").put("datasetVersion", version));
        dataset.facts().tag().ifPresent(tag -> facets.add("tags")
                .putArray("tags")
                .addObject()
                .put("key", "tag")
                .put("value", tag));
        dataset.facts().alias().ifPresent(alias -> facets.add("symlinks")
                .putArray("identifiers")
                .addObject()
                .put("namespace", alias.namespace())
                .put("name", alias.name())
                .put("type", "TABLE"));
        if (!dataset.facts().columns().isEmpty()) {
            ArrayNode fields = facets.add("schema").putArray("fields");
            dataset.facts()
                    .columns()
                    .forEach(c -> fields.addObject().put("name", c.name()).put("type", c.type()));
        }
        dataset.facts().rows().ifPresent(rows -> new Facets(node.putObject(own))
                .add(statistics)
                .put("rowCount", rows));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
