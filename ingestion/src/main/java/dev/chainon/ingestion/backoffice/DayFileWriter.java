package dev.chainon.ingestion.backoffice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;

/**
 * Writes the rows of one task straight to data files, one file per day, without Spark's row conversions. Rows of a day come together. The files count
 * for nothing until the driver commits them.
 */
public final class DayFileWriter implements AutoCloseable {

    private final Table table;
    private final OutputFileFactory files;
    private final PartitionKey key;
    private final GenericRecord row;
    private final List<DataFile> written = new ArrayList<>();
    private Optional<DataWriter<Record>> writer = Optional.empty();
    private int day;

    public DayFileWriter(Table table, int partition, long task) {
        this.table = table;
        this.files = OutputFileFactory.builderFor(table, partition, task)
                .format(FileFormat.PARQUET)
                .build();
        this.key = new PartitionKey(table.spec(), table.schema());
        this.row = GenericRecord.create(table.schema());
    }

    /** The row to fill before {@link #write}; the same object each time. */
    public Record row() {
        return row;
    }

    public void write(int dayOfRow) throws IOException {
        if (writer.isEmpty() || day != dayOfRow) {
            open(dayOfRow);
        }
        writer.orElseThrow().write(row);
    }

    private void open(int next) throws IOException {
        finish();
        day = next;
        key.partition(row);
        DataWriter<Record> opened = Parquet.writeData(
                        table.spec().isUnpartitioned() ? files.newOutputFile() : files.newOutputFile(key))
                .forTable(table)
                .createWriterFunc(GenericParquetWriter::create)
                .withPartition(key.copy())
                .overwrite()
                .build();
        writer = Optional.of(opened);
    }

    private void finish() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
            written.add(writer.get().toDataFile());
            writer = Optional.empty();
        }
    }

    /** Ends the last file and tells all that were written. */
    public List<DataFile> files() throws IOException {
        finish();
        return new ArrayList<>(written);
    }

    @Override
    public void close() throws IOException {
        finish();
    }
}
