package dev.chainon.lineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;

/** The facets of one thing; each says who made it and which schema it follows. */
record Facets(ObjectNode node) {

    static final String PRODUCER = "urn:dev.chainon:chainon";

    private static final String SPEC = "https://openlineage.io/spec/facets/";

    /** Version and type of the facets that are written. */
    private static final Map<String, String> SCHEMAS = Map.ofEntries(
            Map.entry("parent", "1-1-0/ParentRunFacet"),
            Map.entry("nominalTime", "1-0-1/NominalTimeRunFacet"),
            Map.entry("errorMessage", "1-0-1/ErrorMessageRunFacet"),
            Map.entry("jobType", "2-0-3/JobTypeJobFacet"),
            Map.entry("documentation", "1-1-0/DocumentationJobFacet"),
            Map.entry("sourceCodeLocation", "1-0-1/SourceCodeLocationJobFacet"),
            Map.entry("dataSource", "1-0-1/DatasourceDatasetFacet"),
            Map.entry("version", "1-0-1/DatasetVersionDatasetFacet"),
            Map.entry("tags", "1-0-0/TagsDatasetFacet"),
            Map.entry("symlinks", "1-0-1/SymlinksDatasetFacet"),
            Map.entry("schema", "1-1-1/SchemaDatasetFacet"),
            Map.entry("inputStatistics", "1-0-0/InputStatisticsInputDatasetFacet"),
            Map.entry("outputStatistics", "1-0-2/OutputStatisticsOutputDatasetFacet"));

    ObjectNode add(String name) {
        String schema = Objects.requireNonNull(SCHEMAS.get(name), name);
        String type = schema.substring(schema.indexOf('/') + 1);
        return node.putObject(name)
                .put("_producer", PRODUCER)
                .put("_schemaURL", SPEC + schema + ".json#/$defs/" + type);
    }
}
