package dev.chainon.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.bench.Testbed;
import dev.chainon.bench.Workbench;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Settings;
import dev.chainon.local.process.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's stream process, ended by SIGKILL in mid-batch and started again while the feed goes on. */
@Tag("campaign")
class KilledStreamIT {

    private static final int SOME = 2_000;
    private static final LocalDateTime FIRST = LocalDateTime.parse("2001-05-01T00:00");
    private static final DateTimeFormatter HOUR_MINUTE = DateTimeFormatter.ofPattern("HHmm");

    @TempDir
    Path state;

    @Test
    @Criterion("B3Cr5.exactly-once")
    void loses_doublesAndDisordersNothing_thoughItWritesItsBatchAgain() throws Exception {
        Home home = new Home(Path.of(System.getProperty("chainon.root")), state);
        Workbench bench = new Workbench(home, Settings.read(state), System.out, Map.of());
        try (Testbed bed = Testbed.start(bench, "killed");
                StreamRun run = new StreamRun(bed)) {
            StreamChild first = StreamChild.start(bed, List.of());
            long sent = run.sender().sendAll(records(0));
            assertThat(run.settle(sent).clean()).as("the batch is under way").isEqualTo(SOME);
            sent += run.sender().sendAll(records(1));
            first.kill();
            sent += run.sender().sendAll(records(2));

            try (StreamChild second = StreamChild.start(bed, List.of())) {
                Ledger.Account account = run.settle(sent);
                assertThat(account.clean()).as("nothing is lost").isEqualTo(3 * SOME);
                assertThat(account.repeated())
                        .as("what the unfinished batch had written is written again")
                        .isGreaterThanOrEqualTo(SOME);
                assertThat(run.read()).isEqualTo(new Ledger.Read(3 * SOME, 0, 0, 0));
                assertThat(second.alive()).isTrue();
            }
        }
    }

    /** Departures from Atlanta, one a minute, each sent when it happens. */
    private static Iterator<byte[]> records(int part) {
        return IntStream.range(part * SOME, (part + 1) * SOME)
                .mapToObj(FIRST::plusMinutes)
                .map(KilledStreamIT::record)
                .iterator();
    }

    private static byte[] record(LocalDateTime departed) {
        String flight = departed.toLocalDate() + "-ATL-ORD-" + departed.format(HOUR_MINUTE) + "-1";
        LocalDateTime sent = departed.plusHours(4);
        return ("{\"type\":\"departure\",\"flight\":\"" + flight + "\",\"sent\":\"" + sent + "Z\",\"departed\":\""
                        + departed + "\",\"origin\":\"ATL\",\"destination\":\"ORD\",\"distance\":606}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
