package dev.chainon.flights.airports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ZoneTest {

    private static final Airports AIRPORTS = Airports.load();

    @Property(tries = 1000, seed = "3")
    @Criterion("B3Cr6.time-zones")
    void agreesWithTheZoneDatabase(@ForAll @IntRange(min = 16_000_000, max = 17_000_000) int minute) {
        for (String id :
                new String[] {"America/New_York", "America/Phoenix", "America/Indiana/Indianapolis", "Pacific/Honolulu"
                }) {
            LocalDateTime expected = LocalDateTime.ofInstant(Instant.ofEpochSecond(minute * 60L), ZoneId.of(id));
            assertThat(new Zone(ZoneId.of(id)).localMinute(minute))
                    .isEqualTo(expected.toEpochSecond(ZoneOffset.UTC) / 60);
        }
    }

    @Test
    @Criterion("B3Cr6.time-zones")
    void readsEveryLocalMinuteOfTheDaysWhenClocksChange_asTheZoneDatabaseDoes() {
        for (Zone zone : AIRPORTS.all().stream().map(Airport::zone).distinct().toList()) {
            ZoneId id = ZoneId.of(zone.name());
            for (String day : new String[] {"2001-04-01T00:00", "2001-10-28T00:00", "2001-07-01T00:00"}) {
                LocalDateTime start = LocalDateTime.parse(day);
                for (int i = 0; i < 6 * 60; i += 10) {
                    LocalDateTime local = start.plusMinutes(i);
                    long minute = local.toEpochSecond(ZoneOffset.UTC) / 60;
                    assertThat(zone.utcMinute(minute))
                            .as("%s in %s", local, id)
                            .isEqualTo(local.atZone(id).toEpochSecond() / 60);
                    assertThat(zone.skipped(minute))
                            .as("%s in %s", local, id)
                            .isEqualTo(id.getRules().getValidOffsets(local).isEmpty());
                }
            }
        }
    }

    @Test
    @Criterion("B3Cr6.time-zones")
    void movesASkippedTimeOnByTheGap() {
        Zone newYork = new Zone(ZoneId.of("America/New_York"));
        long halfPastTwo = minute("2001-04-01T02:30");

        assertThat(newYork.skipped(halfPastTwo)).isTrue();
        assertThat(newYork.localMinute(newYork.utcMinute(halfPastTwo))).isEqualTo(minute("2001-04-01T03:30"));
    }

    @Test
    @Criterion("B3Cr6.time-zones")
    void knowsAirportsWhoseZoneIsNotThatOfTheirState() {
        assertThat(AIRPORTS.get("ELP").zone().name()).isEqualTo("America/Denver");
        assertThat(AIRPORTS.get("PNS").zone().name()).isEqualTo("America/Chicago");
        assertThat(AIRPORTS.get("IND").zone().name()).isEqualTo("America/Indiana/Indianapolis");
    }

    @Test
    @Criterion("B3Cr6.enrichment")
    void measuresGreatCircles() {
        assertThat(AIRPORTS.get("ATL").milesTo(AIRPORTS.get("ORD"))).isBetween(600.0, 612.0);
        assertThat(AIRPORTS.get("LAX").milesTo(AIRPORTS.get("JFK"))).isBetween(2460.0, 2490.0);
    }

    private static long minute(String local) {
        return LocalDateTime.parse(local).toEpochSecond(ZoneOffset.UTC) / 60;
    }

    @Test
    void isTheSameZone_whereTheNameIs() {
        Zone chicago = new Zone(ZoneId.of("America/Chicago"));
        assertThat(chicago)
                .isEqualTo(new Zone(ZoneId.of("America/Chicago")))
                .hasSameHashCodeAs(new Zone(ZoneId.of("America/Chicago")))
                .isNotEqualTo(new Zone(ZoneId.of("America/Denver")))
                .isNotEqualTo("America/Chicago")
                .hasToString("America/Chicago");
        assertThat(chicago.hashCode()).isNotEqualTo(new Zone(ZoneId.of("America/Denver")).hashCode());
    }

    @Test
    void everyAirportIsFoundByItsCode_andNothingElseIs() {
        assertThat(AIRPORTS.all()).hasSizeGreaterThan(3_000).allSatisfy(airport -> {
            assertThat(AIRPORTS.get(airport.code())).isSameAs(airport);
            assertThat(airport.index()).isBetween(0, AIRPORTS.size() - 1);
        });
        assertThat(AIRPORTS.all())
                .extracting(Airport::code)
                .as("some have four signs")
                .anyMatch(code -> code.length() == 4);
        for (String code : new String[] {"", "AT", "atl", "A L", "AT/", "A:L", "AT@", "[TL", "ZZZZ", "QQQ"}) {
            assertThat(AIRPORTS.find(code)).as(code).isEmpty();
            assertThatThrownBy(() -> AIRPORTS.get(code))
                    .hasMessageContaining("airport '" + code + "' is not in airports.csv");
        }
    }

    @Test
    void airportsAreLoadedWhereTheyArrive() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(AIRPORTS);
        Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(bytes.size()).isLessThan(200);
        assertThat(((Airports) back).get("ATL").city()).isEqualTo("Atlanta");
        assertThat(((Airports) back).size()).isEqualTo(AIRPORTS.size());
    }
}
