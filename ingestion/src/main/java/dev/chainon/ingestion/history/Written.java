package dev.chainon.ingestion.history;

import dev.chainon.ingestion.features.PackedDelta;
import java.io.Serializable;
import java.util.List;
import org.apache.iceberg.DataFile;

/** What one task wrote: files that wait for the commit, its counts, and what its days' labels add to the aggregates. */
record Written(List<DataFile> clean, List<DataFile> quarantine, Tally tally, List<PackedDelta> deltas)
        implements Serializable {}
