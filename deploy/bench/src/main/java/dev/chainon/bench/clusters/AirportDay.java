package dev.chainon.bench.clusters;

/**
 * What left an airport on a UTC day, as the flights' summary has it.
 *
 * @param judged flights whose delay is known
 * @param minuteOfDay mean UTC minute of departure
 */
record AirportDay(String airport, int day, long flights, long judged, long late, double miles, double minuteOfDay) {

    boolean weekend() {
        // 1970-01-01 was a Thursday.
        return Math.floorMod(day + 3, 7) >= 5;
    }
}
