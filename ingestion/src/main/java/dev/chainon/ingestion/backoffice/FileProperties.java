package dev.chainon.ingestion.backoffice;

import java.util.Map;

/** How data files are written: what was measured to be fastest for a whole load without wasting disk. */
public final class FileProperties {

    /** Light compression, no dictionaries, statistics only where a column asks for them. */
    public static final Map<String, String> FAST = Map.of(
            "write.parquet.compression-codec", "snappy",
            "parquet.enable.dictionary", "false",
            "write.metadata.metrics.default", "none");

    private FileProperties() {}
}
