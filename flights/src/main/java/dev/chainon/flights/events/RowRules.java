package dev.chainon.flights.events;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Rule;
import java.io.Serializable;
import java.util.List;
import java.util.stream.LongStream;

/** The repairs of a flight row, which has its delay beside its stamp. Parameters come from the contract. */
final class RowRules implements Serializable {

    static final int DAY = 1440;

    private final int firstMinute;
    private final int lastMinute;
    private final int leastLateDelay;
    private final int leastWrapped;
    private final int mostWrapped;
    private final int eveningMinute;
    private final int morningMinute;
    private final int negativeBelow;
    private final int leastDelay;
    private final int mostDelay;
    /**
     * By minute of the day, the greatest delay that needs no repair. Nearly every row is decided by this one comparison and {@link #negativeBelow}; the rules
     * one after the other are a dozen branches that are seldom taken, and each first time made the virtual machine compile the load anew.
     */
    private final long[] mostOrdinary;

    RowRules(Contract contract) {
        Rule early = contract.rule(FlightRules.DAY_EARLY);
        firstMinute = early.parameter("first_minute");
        lastMinute = early.parameter("last_minute");
        leastLateDelay = early.parameter("least_delay");
        Rule wrapped = contract.rule(FlightRules.DELAY_WRAPPED);
        leastWrapped = wrapped.parameter("least_delay");
        mostWrapped = wrapped.parameter("most_delay");
        eveningMinute = wrapped.parameter("evening_minute");
        morningMinute = wrapped.parameter("morning_minute");
        negativeBelow = contract.rule(FlightRules.DELAY_NEGATIVE).parameter("below");
        Rule range = contract.rule(FlightRules.DELAY_RANGE);
        leastDelay = range.parameter("least");
        mostDelay = range.parameter("most");
        mostOrdinary = LongStream.range(0, DAY).map(this::mostOrdinary).toArray();
    }

    private long mostOrdinary(long minuteOfDay) {
        int minute = (int) minuteOfDay;
        long unwrapped = mayWrap(minute) ? leastWrapped - 1L : Long.MAX_VALUE;
        return stampMayBeDayEarly(minute) ? Math.min(unwrapped, leastOfDayEarly(minute) - 1L) : unwrapped;
    }

    /**
     * A stamp and a delay after repair.
     *
     * @param stampMinute local minutes since 1970
     */
    record Repaired(long stampMinute, long delayMinutes, List<String> repairs) {}

    Repaired repair(long stampMinute, long delayMinutes) {
        int minute = (int) Math.floorMod(stampMinute, DAY);
        if (delayMinutes >= negativeBelow && delayMinutes <= mostOrdinary[minute]) {
            return new Repaired(stampMinute, delayMinutes, List.of());
        }
        return repairUnusual(minute, stampMinute, delayMinutes);
    }

    private Repaired repairUnusual(int minute, long stampMinute, long delayMinutes) {
        if (delayWrapped(minute, delayMinutes)) {
            return new Repaired(
                    minute >= eveningMinute ? stampMinute - DAY : stampMinute,
                    delayMinutes - DAY,
                    List.of(FlightRules.DELAY_WRAPPED));
        }
        if (stampMayBeDayEarly(minute) && delayMinutes >= leastOfDayEarly(minute)) {
            return new Repaired(stampMinute + DAY, delayMinutes, List.of(FlightRules.DAY_EARLY));
        }
        if (delayMinutes < negativeBelow) {
            return new Repaired(stampMinute, delayMinutes + DAY, List.of(FlightRules.DELAY_NEGATIVE));
        }
        return new Repaired(stampMinute, delayMinutes, List.of());
    }

    /** The delay alone, which an arrival's event brings too. */
    long repairDelay(long stampMinute, long delayMinutes) {
        if (delayWrapped((int) Math.floorMod(stampMinute, DAY), delayMinutes)) {
            return delayMinutes - DAY;
        }
        return delayMinutes < negativeBelow ? delayMinutes + DAY : delayMinutes;
    }

    boolean stampMayBeDayEarly(int minuteOfDay) {
        return minuteOfDay >= firstMinute && minuteOfDay <= lastMinute;
    }

    boolean stampMayBeDayLate(int minuteOfDay) {
        return minuteOfDay >= eveningMinute;
    }

    boolean delayInRange(long delayMinutes) {
        return delayMinutes >= leastDelay && delayMinutes <= mostDelay;
    }

    String rangeReason(long delayMinutes) {
        return "delay of " + delayMinutes + " minutes lies outside [" + leastDelay + ", " + mostDelay + "]";
    }

    private boolean delayWrapped(int minute, long delayMinutes) {
        return delayMinutes >= leastWrapped && delayMinutes <= mostWrapped && mayWrap(minute);
    }

    private boolean mayWrap(int minute) {
        return minute >= eveningMinute || minute <= morningMinute;
    }

    private int leastOfDayEarly(int minute) {
        return Math.max(leastLateDelay, minute - leastLateDelay);
    }
}
