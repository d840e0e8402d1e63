package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.ledger.Ledger;
import dev.chainon.evidence.ledger.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ledgers of the modules and those that a release ships in {@code evidence/records}. */
public final class RecordFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final List<String> modules;
    private final List<TestRecord> records = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    public RecordFiles(Path root, List<String> modules) {
        this.root = root;
        this.modules = List.copyOf(modules);
    }

    public Found<TestRecord> read() throws IOException {
        for (String module : modules) {
            Path file = root.resolve(module).resolve(Ledger.PLACE);
            if (Files.exists(file)) {
                file(file);
            }
        }
        for (Path file : Folder.files(root.resolve("evidence/records"), ".jsonl")) {
            file(file);
        }
        return new Found<>(records, faults);
    }

    private void file(Path file) throws IOException {
        Seal.Opened opened = Seal.open(Files.readString(file));
        String where = Folder.name(root, file);
        if (!opened.intact()) {
            faults.add(Fault.of(
                    where,
                    "Ce registre a été retouché\u00a0: ses enregistrements ne comptent pas.",
                    "This ledger was edited; its records do not count. " + opened.fault()));
        }
        for (String line : opened.lines()) {
            line(line, opened.intact(), where);
        }
    }

    private void line(String line, boolean sealed, String where) {
        try {
            records.add(TestRecord.read(JSON.readTree(line), sealed));
        } catch (JsonProcessingException | RuntimeException e) {
            faults.add(Fault.of(
                    where,
                    "Une ligne n’est pas un enregistrement\u00a0: " + Folder.why(e),
                    "A line is not a record: " + Folder.why(e)));
        }
    }
}
