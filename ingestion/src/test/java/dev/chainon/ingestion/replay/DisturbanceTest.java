package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisturbanceTest {

    @TempDir
    Path home;

    private static Message message(String text) {
        return new Message(7, "k", text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    @Test
    void aDirtySource_sendsASpoiltCopyBeforeEachRecord_andTheRecordAsItIs() {
        FaultFolder faults = new FaultFolder(home);
        Disturbance source = new Disturbance(faults, raw -> raw);
        Message good = message("{\"delay\":12,\"origin\":\"ATL\",\"flight\":\"f\"}");
        assertThat(source.stray(good)).isEmpty();

        faults.turn(Fault.DIRTY_DATA, true);
        for (int i = 0; i < 50; i++) {
            Message stray = source.stray(good).orElseThrow();
            assertThat(stray.plant()).isPresent();
            assertThat(stray.bytes()).isNotEqualTo(good.bytes());
        }
        assertThat(source.sent(good)).isSameAs(good);

        faults.turn(Fault.DIRTY_DATA, false);
        assertThat(source.stray(good)).isEmpty();
    }

    @Test
    void aSourceThatDrifts_reportsSomethingElse_untilItIsOff() {
        FaultFolder faults = new FaultFolder(home);
        Disturbance source = new Disturbance(faults, raw -> "other".getBytes(StandardCharsets.UTF_8));
        Message good = message("one");
        assertThat(source.sent(good)).isSameAs(good);

        faults.turn(Fault.DRIFT, true);
        assertThat(new String(source.sent(good).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("other");
        assertThat(source.stray(good)).isEmpty();

        faults.clear();
        assertThat(source.sent(good)).isSameAs(good);
    }
}
