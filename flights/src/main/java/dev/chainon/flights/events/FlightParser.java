package dev.chainon.flights.events;

import dev.chainon.core.contract.Agreement;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Table;
import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.Purified;
import dev.chainon.flights.airports.Airport;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The event rules: one raw record to a departure or an arrival.
 *
 * <p>Day stamps are repaired by the feed's clock, never by an outcome: a departure is sent when it happens, an arrival when it becomes known. What the
 * row rules repair with the delay of the history, these rules repair without it, to the same events.
 */
final class FlightParser implements EventParser<FlightEvent> {

    private static final String TABLE = "raw_events";

    /** What Jackson says of where it read, which is nowhere but in the record. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; ");

    private final RowRules rules;
    private final RouteRules routes;
    private final int mostBytes;
    private final int mostIdLength;
    private final int clockTolerance;

    FlightParser(Agreement agreement, RouteRules routes) {
        Contract contract = agreement.contract();
        Table raw = contract.table(TABLE);
        agreement.columns(raw, RawFlight.FIELDS);
        this.mostIdLength = raw.column(RawFlight.FLIGHT)
                .type()
                .maxLength()
                .orElseThrow(() -> new IllegalArgumentException("the contract must give the column '" + RawFlight.FLIGHT
                        + "' of table '" + TABLE + "' a maxLength: a feed could fill the memory with one name"));
        this.rules = new RowRules(contract);
        this.routes = routes;
        this.mostBytes = contract.rule(FlightRules.MALFORMED).parameter("most_bytes");
        this.clockTolerance = contract.rule(FlightRules.CLOCK).parameter("tolerance_minutes");
    }

    @Override
    public Purified<FlightEvent> parse(byte[] raw) {
        if (raw.length > mostBytes) {
            return rejected(FlightRules.MALFORMED, "the record has " + raw.length + " bytes, more than " + mostBytes);
        }
        try {
            return purify(RawFields.read(raw));
        } catch (RawFields.Missing e) {
            return rejected(FlightRules.MISSING, firstLine(e));
        } catch (RawFields.WrongType e) {
            return rejected(FlightRules.WRONG_TYPE, firstLine(e));
        } catch (DateTimeException e) {
            return rejected(FlightRules.WRONG_TYPE, "a stamp is no date and time: " + e.getMessage());
        } catch (IOException e) {
            return rejected(
                    FlightRules.MALFORMED,
                    "not one JSON object: " + SOURCE.matcher(firstLine(e)).replaceAll("["));
        }
    }

    private Purified<FlightEvent> purify(RawFields fields) throws RawFields.Missing, RawFields.WrongType {
        String type = fields.text(RawFlight.TYPE);
        boolean arrival = type.equals(RawFlight.ARRIVAL);
        if (!arrival && !type.equals(RawFlight.DEPARTURE)) {
            return rejected(
                    FlightRules.WRONG_TYPE, "field 'type' must be 'departure' or 'arrival', not '" + type + "'");
        }
        String id = fields.text(RawFlight.FLIGHT);
        if (id.isEmpty() || id.length() > mostIdLength) {
            return rejected(
                    FlightRules.WRONG_TYPE,
                    "field 'flight' must have 1 to " + mostIdLength + " characters, not " + id.length());
        }
        String from = fields.text(RawFlight.ORIGIN);
        String to = fields.text(RawFlight.DESTINATION);
        long distance = fields.number(RawFlight.DISTANCE);
        Optional<Purified.Rejected<FlightEvent>> refused = routes.check(from, to, distance);
        if (refused.isPresent()) {
            return refused.get();
        }
        Airport origin = routes.origin(from);
        long stamp = LocalStamp.parse(fields.text(RawFlight.DEPARTED));
        long sent = LocalStamp.parseUtc(fields.text(RawFlight.SENT));
        long rawDelay = arrival ? fields.number(RawFlight.DELAY) : 0;
        long delay = arrival ? rules.repairDelay(stamp, rawDelay) : 0;
        long departed = arrival ? sent - Flight.blockMinutes((int) distance) - Math.max(0, delay) : sent;
        int shift = dayShift(stamp, origin.zone().localMinute(departed) - stamp);
        long repaired = stamp + shift;
        long utc = origin.zone().utcMinute(repaired);
        if (Math.abs(utc - departed) > clockTolerance) {
            return rejected(
                    FlightRules.CLOCK,
                    "the stamp says " + LocalStamp.text(stamp) + " where the feed's clock says "
                            + LocalStamp.text(origin.zone().localMinute(departed)));
        }
        if (arrival && !rules.delayInRange(delay)) {
            return rejected(FlightRules.DELAY_RANGE, rules.rangeReason(delay));
        }
        Flight flight = new Flight(id, from, to, (int) distance, utc);
        FlightEvent event = arrival ? new Arrival(flight, (int) delay) : new Departure(flight);
        return new Purified.Clean<>(
                event, repairs(shift, rawDelay, delay, origin.zone().skipped(repaired)));
    }

    private int dayShift(long stamp, long ahead) {
        int minute = (int) Math.floorMod(stamp, 1440L);
        if (rules.stampMayBeDayEarly(minute) && Math.abs(ahead - RowRules.DAY) <= clockTolerance) {
            return RowRules.DAY;
        }
        if (rules.stampMayBeDayLate(minute) && Math.abs(ahead + RowRules.DAY) <= clockTolerance) {
            return -RowRules.DAY;
        }
        return 0;
    }

    private static List<String> repairs(int shift, long rawDelay, long delay, boolean skipped) {
        List<String> repairs = new ArrayList<>(2);
        if (shift > 0) {
            repairs.add(FlightRules.DAY_EARLY);
        }
        if (shift < 0 || delay < rawDelay) {
            repairs.add(FlightRules.DELAY_WRAPPED);
        }
        if (delay > rawDelay) {
            repairs.add(FlightRules.DELAY_NEGATIVE);
        }
        if (skipped) {
            repairs.add(FlightRules.TIME_SKIPPED);
        }
        return repairs;
    }

    private static Purified<FlightEvent> rejected(String rule, String reason) {
        return new Purified.Rejected<>(rule, reason);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
