package dev.chainon.flights.events;

import dev.chainon.core.contract.Agreement;
import dev.chainon.core.contract.Table;
import dev.chainon.core.event.Enrichment;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.core.event.History;
import dev.chainon.core.event.Purified;
import dev.chainon.flights.airports.Airport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of the history to events. The contract says in which order the columns come. */
final class FlightHistory implements History<FlightEvent> {

    private static final List<Field> READ = List.of(
            new Field("date", FieldType.LONG, true),
            new Field("delay", FieldType.LONG, true),
            new Field("distance", FieldType.LONG, true),
            new Field("origin", FieldType.STRING, true),
            new Field("destination", FieldType.STRING, true));

    private final ArrayList<Field> source;
    private final int[] at;
    private final RowRules rules;
    private final RouteRules routes;
    private final Enrichment<FlightEvent> enrichment;

    FlightHistory(Agreement agreement, RouteRules routes, Enrichment<FlightEvent> enrichment) {
        this.enrichment = enrichment;
        Table table = agreement.contract().table("history");
        this.at = agreement.positions(table, READ);
        this.source = new ArrayList<>(table.fields());
        this.rules = new RowRules(agreement.contract());
        this.routes = routes;
    }

    @Override
    public List<Field> source() {
        return List.copyOf(source);
    }

    @Override
    public Assessment assess(Object[] row) {
        for (int i = 0; i < source.size(); i++) {
            if (row[i] == null && source.get(i).required()) {
                return refused(FlightRules.MISSING, "column '" + source.get(i).name() + "' is empty");
            }
        }
        SourceRow r = SourceRow.of(row, at);
        Optional<Purified.Rejected<Void>> route = routes.check(r.origin(), r.destination(), r.distance());
        if (route.isPresent()) {
            return new Assessment(false, 0, "", List.of(), route);
        }
        RowRules.Repaired repaired = rules.repair(r.stamp(), r.delay());
        Airport origin = routes.origin(r.origin());
        List<String> repairs = new ArrayList<>(repaired.repairs());
        if (origin.zone().skipped(repaired.stampMinute())) {
            repairs.add(FlightRules.TIME_SKIPPED);
        }
        Optional<Purified.Rejected<Void>> rejection = rules.delayInRange(repaired.delayMinutes())
                ? Optional.empty()
                : Optional.of(
                        new Purified.Rejected<>(FlightRules.DELAY_RANGE, rules.rangeReason(repaired.delayMinutes())));
        long minute = origin.zone().utcMinute(repaired.stampMinute());
        return new Assessment(
                true, minute, FlightId.key(repaired.stampMinute(), r.origin(), r.destination()), repairs, rejection);
    }

    @Override
    public List<FlightEvent> events(Object[] row, int occurrence) {
        SourceRow r = SourceRow.of(row, at);
        RowRules.Repaired repaired = rules.repair(r.stamp(), r.delay());
        Flight flight = flight(r, repaired, occurrence);
        return rules.delayInRange(repaired.delayMinutes())
                ? List.of(new Departure(flight), new Arrival(flight, (int) repaired.delayMinutes()))
                : List.of(new Departure(flight));
    }

    @Override
    public Optional<Enrichment<FlightEvent>> enrichment() {
        return Optional.of(enrichment);
    }

    @Override
    public List<FeedRecord> feed(Object[] row, int occurrence) {
        SourceRow r = SourceRow.of(row, at);
        RowRules.Repaired repaired = rules.repair(r.stamp(), r.delay());
        Flight flight = flight(r, repaired, occurrence);
        int knownDelay = (int) Math.min(Integer.MAX_VALUE / 2, Math.max(0, repaired.delayMinutes()));
        long known = Arrival.knownMinute(flight.departureMinute(), flight.distanceMiles(), knownDelay);
        return List.of(
                new FeedRecord(
                        flight.departureMinute(),
                        flight.id(),
                        RawFlight.departure(flight, r.stamp(), flight.departureMinute())),
                new FeedRecord(known, flight.id(), RawFlight.arrival(flight, r.stamp(), known, r.delay())));
    }

    private Flight flight(SourceRow r, RowRules.Repaired repaired, int occurrence) {
        Airport origin = routes.origin(r.origin());
        String id = FlightId.key(repaired.stampMinute(), r.origin(), r.destination()) + "-" + occurrence;
        return new Flight(
                id,
                r.origin(),
                r.destination(),
                (int) r.distance(),
                origin.zone().utcMinute(repaired.stampMinute()));
    }

    private static Assessment refused(String rule, String reason) {
        return new Assessment(false, 0, "", List.of(), Optional.of(new Purified.Rejected<>(rule, reason)));
    }

    /** A row of the source file, typed. */
    private record SourceRow(long stamp, long delay, long distance, String origin, String destination) {
        static SourceRow of(Object[] row, int[] at) {
            return new SourceRow(
                    (Long) row[at[0]], (Long) row[at[1]], (Long) row[at[2]], (String) row[at[3]], (String) row[at[4]]);
        }
    }
}
