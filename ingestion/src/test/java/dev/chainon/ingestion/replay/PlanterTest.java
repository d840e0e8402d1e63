package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.ingestion.export.FeedLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanterTest {

    private static final List<FeedLine> LINES = IntStream.range(0, 5_000)
            .mapToObj(i -> new FeedLine(
                    1_000 + i / 10,
                    "S" + i,
                    ("{\"code\":\"ABC\",\"sent\":\"2001-05-01T00:10Z\",\"n\":" + i + "}")
                            .getBytes(StandardCharsets.UTF_8)))
            .toList();

    @Test
    void sendsTheFeedItself_whenNothingIsPlanted() {
        assertThat(texts(messages(0, 1)))
                .isEqualTo(LINES.stream()
                        .map(l -> new String(l.raw(), StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void plantsTheSame_whenSeedIsTheSame() {
        assertThat(texts(messages(0.1, 7))).isEqualTo(texts(messages(0.1, 7)));
        assertThat(texts(messages(0.1, 7))).isNotEqualTo(texts(messages(0.1, 8)));
    }

    @Test
    void losesNoRecord_andPlantsEveryKind() {
        List<Message> sent = messages(0.1, 7);

        assertThat(texts(sent)).containsAll(texts(messages(0, 1)));
        Map<Dirt, Long> kinds = sent.stream()
                .flatMap(m -> m.plant().stream())
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
        assertThat(kinds.keySet()).isEqualTo(EnumSet.allOf(Dirt.class));
        assertThat(kinds.values().stream().mapToLong(n -> n).sum()).isBetween(400L, 600L);
    }

    @Test
    void aClockThatRunsAhead_movesEveryTimeOfTheRecordAndNoName() {
        String record = "{\"id\":\"2001-05-01-ATL\",\"sent\":\"2001-05-01T00:10Z\",\"departed\":\"2000-02-29T20:00\"}";

        byte[] spoilt = Spoiler.spoil(record.getBytes(StandardCharsets.UTF_8), Dirt.CLOCK_AHEAD, new Random(1));

        assertThat(new String(spoilt, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":\"2001-05-01-ATL\",\"sent\":\"2401-05-01T00:10Z\",\"departed\":\"2400-02-29T20:00\"}");
    }

    @Test
    void neverSendsBackInTime_exceptByItsOwnOrder() {
        List<Long> minutes = messages(0.1, 7).stream().map(Message::minute).toList();

        assertThat(minutes).isSorted();
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> new Planter(LINES.iterator(), 1.5, 1))
                .hasMessageContaining("replay.dirt must lie between 0 and 1");
    }

    private static List<Message> messages(double share, long seed) {
        List<Message> all = new ArrayList<>();
        new Planter(LINES.iterator(), share, seed).forEachRemaining(all::add);
        return all;
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .map(m -> new String(m.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
