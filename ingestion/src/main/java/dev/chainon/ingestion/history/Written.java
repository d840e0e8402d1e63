package dev.chainon.ingestion.history;

import java.io.Serializable;
import java.util.List;
import org.apache.iceberg.DataFile;

/** What one task wrote: files that wait for the commit, and its counts. */
record Written(List<DataFile> clean, List<DataFile> quarantine, Tally tally) implements Serializable {}
