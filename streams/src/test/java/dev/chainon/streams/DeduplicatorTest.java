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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeduplicatorTest {

    private static final ClockAhead RULE = new ClockAhead(14_400, "");

    private final Deduplicator<KettleEvent> deduplicator = new Deduplicator<>(RULE);

    @Property(tries = 400, seed = "1")
    @Criterion("B3Cr4.log-order")
    void decidesLikeTheNaiveModel_whateverIsSentAgain(
            @ForAll @Size(max = 120) List<@IntRange(max = 999_999) Integer> seeds) {
        Deduplicator<KettleEvent> real = new Deduplicator<>(RULE);
        NaiveDeduplicator naive = new NaiveDeduplicator(RULE.mostMinutes());
        long refused = 0;

        for (LoggedEvent<KettleEvent> each : DirtyLog.of(seeds)) {
            Admission admission = real.judge(each);
            refused += admission instanceof Admission.Refused ? 1 : 0;
            assertThat(admission instanceof Admission.Admitted).as("%s", each).isEqualTo(naive.admit(each));
            assertThat(real.remembered()).isEqualTo(naive.remembered());
            assertThat(refused).isEqualTo(naive.refused());
        }
    }

    @Property(tries = 200, seed = "1")
    void decidesAlikeAfterARestart(
            @ForAll @Size(max = 80) List<@IntRange(max = 999_999) Integer> seeds, @ForAll @IntRange(max = 200) int cut)
            throws IOException {
        List<LoggedEvent<KettleEvent>> log = DirtyLog.of(seeds);
        Deduplicator<KettleEvent> whole = new Deduplicator<>(RULE);
        Deduplicator<KettleEvent> restarted = new Deduplicator<>(RULE);
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
        Deduplicator<KettleEvent> to = new Deduplicator<>(RULE);
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
    @Criterion("B3Cr5.survives-dirt")
    void refusesAnEventFromFarAhead_andGoesOnAsIfItHadNotCome() {
        deduplicator.admit(KettleLog.instance(0, "a", 1_000));

        Admission ahead = deduplicator.judge(KettleLog.instance(1, "b", 1_000 + 14_401));

        assertThat(ahead)
                .isEqualTo(new Admission.Refused(
                        "clock-ahead", "the event lies 14401 minutes ahead of the log, more than 14400"));
        assertThat(deduplicator.admit(KettleLog.instance(2, "c", Long.MAX_VALUE / 60)))
                .isFalse();
        assertThat(deduplicator.admit(KettleLog.instance(3, "d", 1_001))).isTrue();
        assertThat(deduplicator.admit(KettleLog.instance(4, "a", 1_000)))
                .as("what was seen is still known")
                .isFalse();
        assertThat(deduplicator.duplicates()).isEqualTo(1);
    }

    @Test
    void letsARefusedEventPass_whenItComesAgainAndTheLogIsThere() {
        deduplicator.admit(KettleLog.instance(0, "a", 0));
        LoggedEvent<KettleEvent> early = KettleLog.instance(1, "b", 20_000);
        assertThat(deduplicator.admit(early)).isFalse();
        deduplicator.admit(KettleLog.instance(2, "c", 10_000));

        assertThat(deduplicator.admit(KettleLog.instance(3, "b", 20_000))).isTrue();
    }

    @Test
    void goesOnAfterASilence_asLongAsTheWallClockSays() {
        long day = 24 * 60;
        deduplicator.admit(at(0, "a", 0, 0));

        assertThat(deduplicator.admit(at(1, "b", 30 * day, 19 * day))).isFalse();
        assertThat(deduplicator.admit(at(2, "c", 30 * day, 20 * day))).isTrue();
        assertThat(deduplicator.admit(at(3, "d", 41 * day, 20 * day)))
                .as("the silence counts once")
                .isFalse();
    }

    private static LoggedEvent<KettleEvent> at(long offset, String subject, long minute, long wallMinute) {
        KettleEvent event = KettleLog.instance(offset, subject, minute).event();
        return new LoggedEvent<>(3, offset, wallMinute * 60_000, event);
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    void judgesTheFirstEventToo_whereTheBeginningOfTheEpochIsKnown(@TempDir Path snapshots) throws IOException {
        Deduplicator<KettleEvent> reader = new Deduplicator<>(RULE.from(snapshots));
        // Written when the epoch is opened, before its first event and perhaps after the reader is there.
        Files.writeString(snapshots.resolve("start.json"), "{\"minute\":1000,\"offset\":0,\"sha256\":\"\"}");

        assertThat(reader.admit(KettleLog.instance(0, "poison", 1_000 + 14_401)))
                .isFalse();
        assertThat(reader.admit(KettleLog.instance(1, "first", 1_000))).isTrue();
    }

    @Test
    void believesTheFirstEvent_whereTheBeginningIsUnknown(@TempDir Path empty) {
        assertThat(new Deduplicator<KettleEvent>(RULE.from(empty)).admit(KettleLog.instance(0, "a", 99_999_999)))
                .isTrue();
    }

    @Test
    void believesEveryClock_whereTheContractHasNoSuchRule() {
        Deduplicator<KettleEvent> reader = new Deduplicator<>(ClockAhead.NONE);
        reader.admit(KettleLog.instance(0, "a", -500_000_000_000L));

        assertThat(reader.admit(KettleLog.instance(1, "b", 500_000_000_000L))).isTrue();
    }

    @Test
    void readsTheStateThatAnEarlierReleaseWrote() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeLong(7);
        out.writeLong(1_000);
        out.writeLong(0);
        out.writeLong(0);
        out.writeInt(1);
        out.writeLong(16);
        out.writeInt(1);
        out.writeUTF("a/I");

        deduplicator.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(deduplicator.lastRawOffset()).isEqualTo(7);
        assertThat(deduplicator.remembered()).isEqualTo(1);
        assertThat(deduplicator.admit(KettleLog.instance(8, "b", 1_000 + 14_401)))
                .isFalse();
        assertThat(deduplicator.admit(KettleLog.instance(9, "c", 1_000 + 14_400)))
                .isTrue();
    }

    @Test
    void refusesASnapshotOfAnotherFormat() {
        DataInputStream foreign = new DataInputStream(new ByteArrayInputStream(new byte[] {9, 0, 0}));

        assertThatThrownBy(() -> deduplicator.restore(foreign))
                .hasMessageContaining("format 9")
                .hasMessageContaining("rebuild it from the log");
    }
}
