package dev.chainon.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void handsAFileOutOnceItStaysTheSame() throws IOException {
        Inbox inbox = inbox();
        Path file = Files.writeString(path("a.csv"), "id\n");

        assertThat(inbox.settled()).isEmpty();
        clock.addAndGet(SECOND / 2);
        Files.writeString(file, "id\n1\n");
        assertThat(inbox.settled()).isEmpty();
        clock.addAndGet(SECOND / 2);
        assertThat(inbox.settled()).isEmpty();
        clock.addAndGet(SECOND / 2);
        assertThat(inbox.settled()).containsExactly(file);
    }

    @Test
    void leavesWhatIsBeingWritten() throws IOException {
        Inbox inbox = inbox();
        inbox.settled();
        Files.writeString(path("a.csv.part"), "id\n");
        Files.writeString(path(".a.csv"), "id\n");
        Files.createDirectory(path("sub.csv"));
        inbox.settled();
        clock.addAndGet(SECOND);

        assertThat(inbox.settled()).isEmpty();
    }

    @Test
    void putsFilesAway_withoutLosingOneOfTheSameName() throws IOException {
        Inbox inbox = inbox();
        inbox.settled();
        Path first = inbox.done(Files.writeString(path("a.csv"), "1"), Optional.empty());
        Path second = inbox.done(Files.writeString(path("a.csv"), "2"), Optional.of("again"));
        Path third = inbox.failed(Files.writeString(path("b"), "3"), "no records");

        assertThat(first).hasContent("1").isEqualTo(path("done/a.csv"));
        assertThat(second).hasContent("2").isEqualTo(path("done/a-2.csv"));
        assertThat(path("done/a-2.csv.reason.txt")).hasContent("again");
        assertThat(third).isEqualTo(path("failed/b"));
        assertThat(path("failed/b.reason.txt")).hasContent("no records");
    }

    @Test
    void knowsATakenFile_evenBehindALineThatWasCut() throws IOException {
        Path file = path("files.ndjson");
        new Journal(file).add(new Journal.Entry("aa", "a.csv", "2001-05-01T00:00:00Z", 3, 0));
        Files.writeString(file, Files.readString(file) + "{\"sha256\":\"bb\",\"na", StandardCharsets.UTF_8);
        new Journal(file).add(new Journal.Entry("cc", "c.csv", "2001-05-01T00:00:00Z", 1, 0));

        Journal read = new Journal(file);
        assertThat(read.find("aa"))
                .hasValueSatisfying(e -> assertThat(e.records()).isEqualTo(3));
        assertThat(read.find("bb")).isEmpty();
        assertThat(read.find("cc")).isPresent();
    }

    @Test
    void aBookmarkThatCannotBeReadCountsAsNone() throws IOException {
        Bookmark place = new Bookmark(17, 3, 2, 1);
        place.write(path("place"));
        assertThat(Bookmark.read(path("place"))).hasValue(place);
        Files.writeString(path("place"), "{\"offset\":");
        assertThat(Bookmark.read(path("place"))).isEmpty();
    }

    @Test
    void refusesSettingsThatNobodyKnows_andLimitsThatFall() {
        assertThat(IntakeSettings.of(ConfigFactory.load().getConfig("chainon")).inbox())
                .isEqualTo(Path.of(".chainon/inbox"));
        assertThatThrownBy(() -> IntakeSettings.of(ConfigFactory.parseString("intake.inbx = x")
                        .withFallback(ConfigFactory.load().getConfig("chainon"))))
                .hasMessageContaining("inbx");
        assertThatThrownBy(() -> new IntakeSettings.Limits(100, 50, 1, 2000, Duration.ofSeconds(1)))
                .hasMessageContaining("100, 50, 200");
        assertThatThrownBy(() -> new IntakeSettings.Limits(1_000_000, 2_000_000, 1, 3_000_000, Duration.ofSeconds(1)))
                .hasMessageContaining("900000");
        assertThatThrownBy(() -> new IntakeSettings.Limits(100, 100, 11, 512 * 10, Duration.ofSeconds(1)))
                .hasMessageContaining("request-most-records must lie between 1 and 10");
    }

    private Inbox inbox() {
        return new Inbox(folder, Duration.ofSeconds(1), clock::get);
    }

    private Path path(String name) {
        return folder.resolve(name);
    }
}
