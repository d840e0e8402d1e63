package dev.chainon.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.evidence.record.Criterion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeduplicatorTest {

    private final Deduplicator<KettleEvent> deduplicator = new Deduplicator<>();

    @Property(tries = 400)
    @Criterion("B3Cr4.log-order")
    void decidesLikeTheNaiveModel_whateverIsSentAgain(
            @ForAll @Size(max = 120) List<@IntRange(max = 999_999) Integer> seeds) {
        Deduplicator<KettleEvent> real = new Deduplicator<>();
        NaiveDeduplicator naive = new NaiveDeduplicator();

        for (LoggedEvent<KettleEvent> each : DirtyLog.of(seeds)) {
            assertThat(real.admit(each)).as("%s", each).isEqualTo(naive.admit(each));
            assertThat(real.remembered()).isEqualTo(naive.remembered());
        }
    }

    @Property(tries = 200)
    void decidesAlikeAfterARestart(
            @ForAll @Size(max = 80) List<@IntRange(max = 999_999) Integer> seeds, @ForAll @IntRange(max = 200) int cut)
            throws IOException {
        List<LoggedEvent<KettleEvent>> log = DirtyLog.of(seeds);
        Deduplicator<KettleEvent> whole = new Deduplicator<>();
        Deduplicator<KettleEvent> restarted = new Deduplicator<>();
        List<Boolean> expected = new ArrayList<>();
        List<Boolean> found = new ArrayList<>();

        for (int i = 0; i < log.size(); i++) {
            restarted = i == cut ? restored(restarted) : restarted;
            expected.add(whole.admit(log.get(i)));
            found.add(restarted.admit(log.get(i)));
        }

        assertThat(found).isEqualTo(expected);
        assertThat(restarted.duplicates()).isEqualTo(whole.duplicates());
        assertThat(restarted.lastRawOffset()).isEqualTo(whole.lastRawOffset());
    }

    private static Deduplicator<KettleEvent> restored(Deduplicator<KettleEvent> from) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        from.snapshot(new DataOutputStream(bytes));
        Deduplicator<KettleEvent> to = new Deduplicator<>();
        to.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return to;
    }

    @Test
    @Criterion("B3Cr4.log-order")
    void dropsTensOfThousandsOfRecordsWrittenAgain_backwardsInTime() {
        for (int offset = 0; offset < 40_000; offset++) {
            assertThat(deduplicator.admit(KettleLog.instance(offset, "k" + offset, offset / 20)))
                    .isTrue();
        }
        for (int offset = 12_000; offset < 40_000; offset++) {
            assertThat(deduplicator.admit(KettleLog.instance(offset, "k" + offset, offset / 20)))
                    .isFalse();
        }

        assertThat(deduplicator.admit(KettleLog.instance(40_000, "next", 2_000)))
                .isTrue();
        assertThat(deduplicator.repeatedOffsets()).isEqualTo(28_000);
        assertThat(deduplicator.repeatedIds()).isZero();
    }

    @Test
    void dropsAnEventThatTheSourceSentAgain_butNotItsLabel() {
        assertThat(deduplicator.admit(KettleLog.instance(0, "a", 60))).isTrue();
        assertThat(deduplicator.admit(KettleLog.label(1, "a", 90))).isTrue();
        assertThat(deduplicator.admit(KettleLog.instance(2, "a", 60))).isFalse();

        assertThat(deduplicator.repeatedIds()).isEqualTo(1);
        assertThat(deduplicator.lastRawOffset()).isEqualTo(2);
    }

    @Test
    void letsALateEventPassOnce() {
        deduplicator.admit(KettleLog.instance(0, "now", 100_000));

        assertThat(deduplicator.admit(KettleLog.instance(1, "weeks-late", 10))).isTrue();
        assertThat(deduplicator.admit(KettleLog.instance(2, "weeks-late", 10))).isFalse();
    }

    @Test
    void memoryHoldsTheWindowOnly() {
        int perDay = 100;
        for (int i = 0; i < 30 * perDay; i++) {
            deduplicator.admit(KettleLog.instance(i, "k" + i, i * 1440L / perDay));
        }

        assertThat(deduplicator.remembered()).isBetween(2 * perDay, 2 * perDay + perDay / 10);
    }

    @Test
    void refusesASnapshotOfAnotherFormat() {
        DataInputStream foreign = new DataInputStream(new ByteArrayInputStream(new byte[] {9, 0, 0}));

        assertThatThrownBy(() -> deduplicator.restore(foreign))
                .hasMessageContaining("format 9")
                .hasMessageContaining("rebuild it from the log");
    }
}
