package dev.chainon.monitoring.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataQualityTest {

    private final DataQuality quality = new DataQuality();

    private void records(int number, int oneIn, String rule) {
        for (int i = 0; i < number; i++) {
            if (i % oneIn == 0) {
                quality.refused(rule);
            } else {
                quality.accepted();
            }
        }
    }

    @Test
    void sharesAreExact_andNothingIsJudgedBeforeThereIsAHistory() {
        records(20_000, 100, "unreadable");

        assertThat(quality.shares()).singleElement().satisfies(share -> {
            assertThat(share.value()).isEqualTo(.01);
            assertThat(share.refused()).isEqualTo(200);
            assertThat(share.bound()).isNaN();
            assertThat(share.beyond()).isFalse();
        });
    }

    @Test
    void ruleThatRefusesFourTimesItsHistoryIsBeyond_oneThatRefusesAsEverIsNot() {
        records(60_000, 100, "unreadable");
        assertThat(quality.shares()).noneMatch(DataQuality.Share::beyond);

        records(20_000, 25, "unreadable");
        assertThat(quality.shares()).singleElement().satisfies(share -> {
            assertThat(share.value()).isEqualTo(.04);
            assertThat(share.bound()).isEqualTo(.03);
            assertThat(share.beyond()).isTrue();
        });

        records(20_000, 100, "unreadable");
        assertThat(quality.shares()).noneMatch(DataQuality.Share::beyond);
    }

    @Test
    void newRuleIsBeyondFromOneInAThousandOn() {
        records(60_000, 100, "unreadable");
        records(20_000, 900, "airport-unknown");

        assertThat(quality.shares())
                .filteredOn(DataQuality.Share::beyond)
                .extracting(DataQuality.Share::rule)
                .containsExactly("airport-unknown");
    }
}
