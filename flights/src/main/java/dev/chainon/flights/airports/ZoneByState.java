package dev.chainon.flights.airports;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The zone of an airport by its state, with the exceptions of states that span two zones. Zones follow the 2001 rules of the zone database. */
final class ZoneByState {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
    private static final ZoneId MOUNTAIN = ZoneId.of("America/Denver");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private static final Map<String, ZoneId> STATES = states();
    private static final Map<String, ZoneId> EXCEPTIONS = Map.of(
            "ELP", MOUNTAIN, "PNS", CENTRAL, "VPS", CENTRAL, "RAP", MOUNTAIN, "EVV", CENTRAL, "TYS", EASTERN, "CHA",
            EASTERN, "TRI", EASTERN, "MQT", EASTERN);

    private final Map<ZoneId, Zone> zones = new HashMap<>();

    private static Map<String, ZoneId> states() {
        Map<String, ZoneId> byState = new HashMap<>();
        put(byState, EASTERN, "CT DC DE FL GA KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV");
        put(byState, CENTRAL, "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI");
        put(byState, MOUNTAIN, "CO ID MT NM UT WY");
        put(byState, PACIFIC, "CA NV OR WA");
        byState.put("AZ", ZoneId.of("America/Phoenix"));
        byState.put("HI", ZoneId.of("Pacific/Honolulu"));
        byState.put("AK", ZoneId.of("America/Anchorage"));
        byState.put("IN", ZoneId.of("America/Indiana/Indianapolis"));
        byState.put("PR", ZoneId.of("America/Puerto_Rico"));
        byState.put("VI", ZoneId.of("America/St_Thomas"));
        return byState;
    }

    private static void put(Map<String, ZoneId> byState, ZoneId zone, String states) {
        for (String state : states.split(" ")) {
            byState.put(state, zone);
        }
    }

    /** Empty for a place without a known zone: such an airport is not served. */
    Optional<Zone> of(String code, String state) {
        ZoneId id = EXCEPTIONS.getOrDefault(code, STATES.get(state));
        return Optional.ofNullable(id).map(found -> zones.computeIfAbsent(found, Zone::new));
    }
}
