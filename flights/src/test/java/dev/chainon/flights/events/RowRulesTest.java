package dev.chainon.flights.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
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
        Plain plain = new Plain();
        int repaired = 0;
        for (int minute = 0; minute < RowRules.DAY; minute++) {
            for (long delay = -1600; delay <= 3000; delay++) {
                RowRules.Repaired found = rules.repair(MIDNIGHT + minute, delay);
                RowRules.Repaired expected = plain.repair(minute, delay);
                if (!same(found, expected)) {
                    assertThat(found).as("minute %d, delay %d", minute, delay).isEqualTo(expected);
                }
                repaired += found.repairs().size();
            }
        }
        assertThat(repaired).isPositive();
    }

    /** As their equals says, which asks the virtual machine for its code first: too slow for millions. */
    private static boolean same(RowRules.Repaired one, RowRules.Repaired other) {
        return one.stampMinute() == other.stampMinute()
                && one.delayMinutes() == other.delayMinutes()
                && (one.repairs() == other.repairs() || one.repairs().equals(other.repairs()));
    }

    private static int of(String rule, String parameter) {
        return CONTRACT.rule(rule).parameter(parameter);
    }

    /** The rules one after the other, with what the contract says: read once, as millions of rows ask for it. */
    private static final class Plain {

        private final int evening = of(FlightRules.DELAY_WRAPPED, "evening_minute");
        private final int morning = of(FlightRules.DELAY_WRAPPED, "morning_minute");
        private final int leastWrapped = of(FlightRules.DELAY_WRAPPED, "least_delay");
        private final int mostWrapped = of(FlightRules.DELAY_WRAPPED, "most_delay");
        private final int leastEarly = of(FlightRules.DAY_EARLY, "least_delay");
        private final int firstEarly = of(FlightRules.DAY_EARLY, "first_minute");
        private final int lastEarly = of(FlightRules.DAY_EARLY, "last_minute");
        private final int below = of(FlightRules.DELAY_NEGATIVE, "below");

        RowRules.Repaired repair(int minute, long delay) {
            long stamp = MIDNIGHT + minute;
            boolean night = minute >= evening || minute <= morning;
            if (night && delay >= leastWrapped && delay <= mostWrapped) {
                return new RowRules.Repaired(
                        minute >= evening ? stamp - RowRules.DAY : stamp,
                        delay - RowRules.DAY,
                        List.of(FlightRules.DELAY_WRAPPED));
            }
            if (minute >= firstEarly && minute <= lastEarly && delay >= Math.max(leastEarly, minute - leastEarly)) {
                return new RowRules.Repaired(stamp + RowRules.DAY, delay, List.of(FlightRules.DAY_EARLY));
            }
            if (delay < below) {
                return new RowRules.Repaired(stamp, delay + RowRules.DAY, List.of(FlightRules.DELAY_NEGATIVE));
            }
            return new RowRules.Repaired(stamp, delay, List.of());
        }
    }
}
