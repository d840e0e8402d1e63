package dev.chainon.core.toy;

import dev.chainon.core.event.Enrichment;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import java.util.List;
import java.util.Optional;

/** How often each kettle was switched on each day, and spilled; its water in millilitres. */
final class KettleDays implements Enrichment<KettleEvent> {

    @Override
    public List<Field> columns() {
        return List.of(
                new Field("kettle", FieldType.STRING, true),
                new Field("day", FieldType.INT, true),
                new Field("times", FieldType.LONG, true),
                new Field("judged", FieldType.LONG, true),
                new Field("spilled", FieldType.LONG, true),
                new Field("millilitres", FieldType.LONG, true));
    }

    @Override
    public int keys() {
        return 2;
    }

    @Override
    public Object[] of(KettleEvent on, Optional<Boolean> spilled) {
        return new Object[] {
            on.kettle(),
            KettleFeatures.dayOf(on.minute()),
            1L,
            spilled.isPresent() ? 1L : 0L,
            spilled.orElse(false) ? 1L : 0L,
            (long) (on.litres() * 1000)
        };
    }

    @Override
    public String sql(String landing) {
        return """
                SELECT kettle, CAST(floor(minute / 1440) AS int) AS day, count(*) AS times, count_if(litres >= 0) AS judged,
                    count_if(litres >= 0 AND spilled) AS spilled,
                    sum(CAST(IF(litres >= 10, litres / 4, litres) * 1000 AS bigint)) AS millilitres
                FROM (SELECT DISTINCT kettle, minute, litres, spilled FROM %s)
                GROUP BY kettle, CAST(floor(minute / 1440) AS int)
                """.formatted(landing);
    }
}
