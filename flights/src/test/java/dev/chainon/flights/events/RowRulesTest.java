package dev.chainon.flights.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.core.contract.Rule;
import dev.chainon.flights.Flights;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowRulesTest {

    private static final Contract CONTRACT = ContractYaml.read(Flights.packagedContract());
    private static final long MIDNIGHT = 11_000L * RowRules.DAY;

    private final RowRules rules = new RowRules(CONTRACT);

    /** The table of ordinary delays is a short cut: it must change no row. */
    @Test
    void repairsAsTheRulesSayOneAfterTheOther_atEveryMinuteAndDelay() {
        int repaired = 0;
        for (int minute = 0; minute < RowRules.DAY; minute++) {
            for (long delay = -1600; delay <= 3000; delay++) {
                RowRules.Repaired found = rules.repair(MIDNIGHT + minute, delay);
                RowRules.Repaired expected = plain(minute, delay);
                if (!found.equals(expected)) {
                    assertThat(found).as("minute %d, delay %d", minute, delay).isEqualTo(expected);
                }
                repaired += found.repairs().size();
            }
        }
        assertThat(repaired).isPositive();
    }

    private static RowRules.Repaired plain(int minute, long delay) {
        long stamp = MIDNIGHT + minute;
        Rule wrapped = CONTRACT.rule(FlightRules.DELAY_WRAPPED);
        Rule early = CONTRACT.rule(FlightRules.DAY_EARLY);
        boolean evening = minute >= wrapped.parameter("evening_minute");
        boolean night = evening || minute <= wrapped.parameter("morning_minute");
        if (night && delay >= wrapped.parameter("least_delay") && delay <= wrapped.parameter("most_delay")) {
            return new RowRules.Repaired(
                    evening ? stamp - RowRules.DAY : stamp, delay - RowRules.DAY, List.of(FlightRules.DELAY_WRAPPED));
        }
        int least = early.parameter("least_delay");
        if (minute >= early.parameter("first_minute")
                && minute <= early.parameter("last_minute")
                && delay >= Math.max(least, minute - least)) {
            return new RowRules.Repaired(stamp + RowRules.DAY, delay, List.of(FlightRules.DAY_EARLY));
        }
        if (delay < CONTRACT.rule(FlightRules.DELAY_NEGATIVE).parameter("below")) {
            return new RowRules.Repaired(stamp, delay + RowRules.DAY, List.of(FlightRules.DELAY_NEGATIVE));
        }
        return new RowRules.Repaired(stamp, delay, List.of());
    }
}
