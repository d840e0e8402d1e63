package dev.chainon.monitoring.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.monitoring.process.GuardedFigures;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScraperTest {

    private static final Set<String> NAMES = Set.of("place", "up");

    @Test
    void showsItsKey_toAProcessThatAsks() throws IOException {
        try (GuardedFigures process = new GuardedFigures("place 7\n", "the-key")) {
            assertThat(up(process, Optional.of("the-key"))).isEqualTo(1);
            assertThat(up(process, Optional.empty())).isZero();
        }
    }

    private static double up(GuardedFigures process, Optional<String> key) {
        SeriesStore series = new SeriesStore(NAMES);
        new Scraper(Map.of("serving-1", process.address()), () -> "", NAMES, key).read(series, 1_000);
        return Query.of("sum(up{process=\"serving-1\"})")
                .at(new Moment(series, 1_000))
                .orElseThrow();
    }
}
