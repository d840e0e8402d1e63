package dev.chainon.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.Run;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads what {@link EventWriter} wrote. */
final class EventReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventReader() {}

    /** @throws IllegalArgumentException if the line is no event of this project */
    static Told read(String line) {
        try {
            JsonNode root = JSON.readTree(line);
            JsonNode commit = root.at("/job/facets/sourceCodeLocation/version");
            RunEvent event = new RunEvent(
                    RunState.valueOf(root.path("eventType").asText()),
                    Instant.parse(root.path("eventTime").asText()),
                    run(root.path("run")),
                    job(root.path("job")),
                    new Flow(
                            datasets(root.path("inputs"), "/inputFacets/inputStatistics/rowCount"),
                            datasets(root.path("outputs"), "/outputFacets/outputStatistics/rowCount")));
            return new Told(event, text(commit));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException("this line is no lineage event: " + e.getMessage(), e);
        }
    }

    private static Run run(JsonNode run) {
        JsonNode facets = run.path("facets");
        return new Run(
                UUID.fromString(run.path("runId").asText()),
                text(facets.at("/parent/run/runId"))
                        .map(id -> new Run.Parent(
                                UUID.fromString(id),
                                facets.at("/parent/job/name").asText())),
                text(facets.at("/nominalTime/nominalStartTime"))
                        .map(start -> new Run.Nominal(
                                Instant.parse(start),
                                Instant.parse(
                                        facets.at("/nominalTime/nominalEndTime").asText()))),
                text(facets.at("/errorMessage/message")));
    }

    private static Job job(JsonNode job) {
        return new Job(
                job.path("name").asText(),
                Job.Kind.valueOf(job.at("/facets/jobType/processingType").asText()),
                job.at("/facets/documentation/description").asText());
    }

    private static List<Dataset> datasets(JsonNode all, String rows) {
        List<Dataset> datasets = new ArrayList<>();
        for (JsonNode each : all) {
            JsonNode facets = each.path("facets");
            List<Facts.Column> columns = new ArrayList<>();
            facets.at("/schema/fields")
                    .forEach(f -> columns.add(new Facts.Column(
                            f.path("name").asText(), f.path("type").asText())));
            JsonNode alias = facets.at("/symlinks/identifiers/0");
            JsonNode count = each.at(rows);
            Facts facts = new Facts(
                    count.isNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty(),
                    columns,
                    text(facets.at("/version/datasetVersion")),
                    text(facets.at("/tags/tags/0/value")),
                    text(alias.path("name"))
                            .map(name -> new Facts.Alias(alias.path("namespace").asText(), name)));
            datasets.add(new Dataset(
                    each.path("namespace").asText(), each.path("name").asText(), facts));
        }
        return datasets;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
