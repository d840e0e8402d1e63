package dev.chainon.core.toy;

import dev.chainon.core.event.Enrichment;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.core.event.History;
import dev.chainon.core.event.Purified;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows: kettle, minute, litres, spilled. The label is known ten minutes after the instance. */
final class KettleHistory implements History<KettleEvent> {

    @Override
    public List<Field> source() {
        return List.of(
                new Field("kettle", FieldType.STRING, true),
                new Field("minute", FieldType.LONG, true),
                new Field("litres", FieldType.DOUBLE, true),
                new Field("spilled", FieldType.BOOLEAN, true));
    }

    @Override
    public Assessment assess(Object[] row) {
        double litres = (Double) row[2];
        Optional<Purified.Rejected<Void>> rejection = litres < 0
                ? Optional.of(new Purified.Rejected<>("litres-negative", "litres is " + litres))
                : Optional.empty();
        List<String> repairs = litres >= 10 ? List.of("litres-in-cups") : List.of();
        return new Assessment(true, (Long) row[1], row[0] + "-" + row[1], repairs, rejection);
    }

    @Override
    public List<KettleEvent> events(Object[] row, int occurrence) {
        double litres = (Double) row[2];
        KettleEvent instance = new KettleEvent(
                row[0] + "-" + row[1] + "-" + occurrence,
                (String) row[0],
                (Long) row[1],
                litres >= 10 ? litres / 4 : litres,
                Optional.empty());
        List<KettleEvent> events = new ArrayList<>(List.of(instance));
        if (litres >= 0) {
            events.add(new KettleEvent(
                    instance.subject(),
                    instance.kettle(),
                    instance.minute() + 10,
                    instance.litres(),
                    Optional.of((Boolean) row[3])));
        }
        return events;
    }

    @Override
    public Optional<Enrichment<KettleEvent>> enrichment() {
        return Optional.of(new KettleDays());
    }

    @Override
    public List<FeedRecord> feed(Object[] row, int occurrence) {
        String subject = row[0] + "-" + row[1] + "-" + occurrence;
        long minute = (Long) row[1];
        String instance = subject + "," + row[0] + "," + minute + "," + row[2];
        String label = subject + "," + row[0] + "," + (minute + 10) + "," + row[2] + "," + row[3];
        return List.of(
                new FeedRecord(minute, subject, instance.getBytes(StandardCharsets.UTF_8)),
                new FeedRecord(minute + 10, subject, label.getBytes(StandardCharsets.UTF_8)));
    }
}
