package dev.chainon.people.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.people.vault.BrokenSealException;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.backup.Backup;
import dev.chainon.store.backup.KeyCopies;
import dev.chainon.store.backup.Manifest;
import dev.chainon.store.backup.Restore;
import dev.chainon.store.backup.TakenBack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscribe, back up, erase, restore: who was erased stays erased, in the same database and in a new one. */
class BackupIT {

    private static final Wish ADA = Office.wish("Ada Lovelace", "ada@example.org", "blue");
    private static final Wish BOB = Office.wish("Bob", "bob@example.org", "blue");

    @TempDir
    Path folder;

    private Office office;
    private Token ada;
    private Token bob;

    @BeforeEach
    void subscribe() {
        office = new Office(folder);
        ada = office.subscribeAndConfirm(ADA);
        bob = office.subscribeAndConfirm(BOB);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    @Criterion("B1Cr3.erasure")
    void whoIsErasedAfterABackup_doesNotComeBackWithIt_othersDo() throws IOException {
        backup();
        byte[] sealed = bytes("SELECT email_cipher FROM runtime.subscription WHERE person = '" + person(ADA) + "'");
        UUID row = UUID.fromString(
                office.texts("SELECT id::text FROM runtime.subscription WHERE person = '" + person(ADA) + "'")
                        .get(0));
        office.erase(ada);

        Restore.Restored restored = restore(office.server.asAdmin(), Optional.of(keys()));

        assertThat(restored.leftOut()).isEqualTo(1);
        assertThat(office.desk.read(ada)).isEmpty();
        assertThat(office.desk.read(bob).orElseThrow().wish()).isEqualTo(BOB);
        assertThat(office.texts("SELECT person FROM runtime.person_key")).containsExactly(person(BOB));
        assertThat(office.texts("SELECT person FROM runtime.subscription")).containsExactly(person(BOB));
        assertThat(office.texts("SELECT what || removed FROM runtime.retention_log"))
                .containsExactly("subscription, left out of a restore1");
        // What the backup holds of her is noise: no key of the file, or of the database, opens it.
        assertThat(text("runtime.subscription")).contains(person(ADA));
        assertThat(Files.readString(keys())).contains(person(BOB)).doesNotContain(person(ADA));
        byte[] left = bytes("SELECT wrapped_key FROM runtime.person_key");
        assertThatThrownBy(() -> office.vault.open(person(BOB), left).open("email", row, sealed))
                .isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> office.vault.open(person(ADA), left)).isInstanceOf(BrokenSealException.class);
    }

    /** The machine is lost: a new database, the backup, the file of keys as it was at the backup, the master key and the list. */
    @Test
    @Criterion("B1Cr3.erasure")
    void inANewDatabase_withAFileOfKeysThatStillHoldsHers_sheStaysErased_andBobIsRead() throws IOException {
        backup();
        Path old = Files.copy(keys(), folder.resolve("old.keys"));
        office.erase(ada);
        assertThat(Files.readString(old)).contains(person(ADA));

        try (TestDatabase fresh = TestDatabase.fresh()) {
            assertThat(restore(fresh.asAdmin(), Optional.of(old)).keys()).isEqualTo(1);

            Desk desk = desk(fresh.as(RuntimeRole.PEOPLE));
            assertThat(desk.read(ada)).isEmpty();
            assertThat(desk.read(bob).orElseThrow().wish()).isEqualTo(BOB);
            assertThat(texts(fresh, "SELECT person FROM runtime.person_key")).containsExactly(person(BOB));
            assertThat(texts(fresh, "SELECT person FROM runtime.subscription")).containsExactly(person(BOB));
            assertThat(new Erasures(folder.resolve("people")).enforce(fresh.as(RuntimeRole.PEOPLE)))
                    .isZero();
            // Uses are accounted for as before, hers among them; numbers go on after them.
            assertThat(texts(fresh, "SELECT DISTINCT person FROM runtime.access_log"))
                    .contains(person(ADA));
            assertThat(texts(fresh, "SELECT count(*) = count(DISTINCT id) AND max(id) > 4 FROM runtime.access_log"))
                    .containsExactly("t");
        }
    }

    @Test
    @Criterion("B1Cr3.encryption")
    void withoutTheFileOfKeys_aBackupOpensNobody() throws IOException {
        backup();
        try (TestDatabase fresh = TestDatabase.fresh()) {
            assertThat(restore(fresh.asAdmin(), Optional.empty()).leftOut()).isEqualTo(2);

            assertThat(texts(fresh, "SELECT person FROM runtime.subscription")).isEmpty();
            assertThat(desk(fresh.as(RuntimeRole.PEOPLE)).read(bob)).isEmpty();
        }
        String all = text("runtime.subscription") + text("runtime.notice") + text("runtime.access_log");
        assertThat(all).doesNotContain("Ada", "ada@", "Bob", "bob@", ada.text());
        assertThat(Files.exists(folder.resolve("backup/runtime.person_key.copy.gz")))
                .isFalse();
        try (Stream<Path> files = Files.list(folder.resolve("backup"))) {
            assertThat(Stream.concat(files, Stream.of(keys())))
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    @Criterion("B1Cr3.erasure")
    void whoIsErasedAndComesAgain_doesNotGetBackWhatWasErased() {
        backup();
        office.erase(ada);
        office.subscribeAndConfirm(Office.wish("Ada", "ada@example.org", "green"));

        restore(office.server.asAdmin(), Optional.of(keys()));

        assertThat(office.texts("SELECT person FROM runtime.subscription")).containsExactly(person(BOB));
    }

    @Test
    @Criterion("B1Cr3.rights")
    void whatIsEndedAfterABackup_doesNotComeBackWithIt() {
        Token green = office.subscribeAndConfirm(Office.wish("Bob", "bob@example.org", "green"));
        backup();
        office.desk.unsubscribe(green);

        restore(office.server.asAdmin(), Optional.of(keys()));

        assertThat(office.desk.read(green)).isEmpty();
        assertThat(office.desk.read(bob)).isPresent();
        assertThat(office.desk.read(ada)).isPresent();
    }

    /** What was still to be sent may have gone out since, and the logs are not told again. */
    @Test
    @Criterion("B1Cr3.notices")
    void whatWasToBeSentWhenTheBackupWasMade_isInDoubt_andTheLogsAreReadFromTheirEnd() {
        office.admin()
                .useHandle(
                        handle -> handle.execute(
                                "INSERT INTO runtime.reading_place (epoch, topic, next_offset, minute) VALUES (1, 'clean', 7, 9)"));
        backup();

        restore(office.server.asAdmin(), Optional.empty());

        assertThat(office.texts("SELECT DISTINCT state || ': ' || why FROM runtime.notice"))
                .containsExactly("in_doubt: a backup was brought back");
        assertThat(office.texts("SELECT topic FROM runtime.reading_place")).isEmpty();
    }

    @Test
    void guardsAreBackAfterwards() {
        backup();
        restore(office.server.asAdmin(), Optional.empty());

        assertThatThrownBy(() -> office.admin().useHandle(handle -> handle.execute("DELETE FROM runtime.access_log")))
                .hasMessageContaining("refuse_change");
    }

    @Test
    @Criterion("B1Cr3.erasure")
    void refusesWhereTheListIsShorterThanItWas_theKeysAreOfAnotherMaster_orAFileWasChanged() throws IOException {
        office.desk.unsubscribe(ada);
        backup();
        Restore restore = new Restore(office.server.asAdmin());
        assertThatThrownBy(() -> restore.from(
                        folder.resolve("backup"), Optional.empty(), TakenBack.read(folder.resolve("none"))))
                .hasMessageContaining("holds 0 entries, and held 1");

        Path old = Files.copy(keys(), folder.resolve("old.keys"));
        office.master.rotate();
        assertThatThrownBy(() -> restore(office.server.asAdmin(), Optional.of(old)))
                .hasMessageContaining("another master key");
        assertThat(office.desk.read(bob)).as("nothing was touched").isPresent();

        Files.writeString(folder.resolve("backup/runtime.epoch.copy.gz"), "something else");
        assertThatThrownBy(() -> restore(office.server.asAdmin(), Optional.empty()))
                .hasMessageContaining("is not what was written");
        assertThatThrownBy(() -> restore.from(folder, Optional.empty(), list())).hasMessageContaining("is no backup");
    }

    @Test
    void refusesAFolderThatHoldsSomething_andKeysInsideOfIt() {
        Backup backup = new Backup(office.server.asAdmin(), Clock.systemUTC());
        assertThatThrownBy(() -> backup.write(folder, folder.resolve("../keys"), list()))
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> backup.write(folder.resolve("new"), folder.resolve("new/keys"), list()))
                .hasMessageContaining("must not lie in the backup");
    }

    private void backup() {
        Manifest manifest =
                new Backup(office.server.asAdmin(), Clock.systemUTC()).write(folder.resolve("backup"), keys(), list());
        assertThat(manifest.tables()).containsKeys("runtime.subscription", "runtime.prediction", "jobs.run");
        new KeyCopies(folder.resolve("people").resolve(KeyCopies.FILE)).add(keys());
    }

    private Restore.Restored restore(Database admin, Optional<Path> keys) {
        return new Restore(admin).from(folder.resolve("backup"), keys, list());
    }

    private TakenBack list() {
        return TakenBack.read(folder.resolve("people").resolve(TakenBack.FILE));
    }

    private Path keys() {
        return folder.resolve("safe/chainon.keys");
    }

    private String person(Wish wish) {
        return office.vault.pseudonym(wish.person().email());
    }

    private Desk desk(Database database) {
        return new Desk(
                database,
                office.vault,
                new WishReader(new Kettles(), new AddressGuard(true), new WishReader.Rules(0.4, 7, 62)),
                Office.EPOCH,
                office.erasures,
                Clock.systemUTC());
    }

    private String text(String table) throws IOException {
        try (InputStream in = new GZIPInputStream(
                Files.newInputStream(folder.resolve("backup").resolve(table + ".copy.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> texts(TestDatabase database, String sql) {
        return database.asAdmin().jdbi().withHandle(handle -> handle.createQuery(sql)
                .mapTo(String.class)
                .list());
    }

    private byte[] bytes(String sql) {
        return office.admin()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(byte[].class).one());
    }
}
