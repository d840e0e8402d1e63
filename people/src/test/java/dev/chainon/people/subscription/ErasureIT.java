package dev.chainon.people.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.people.vault.BrokenSealException;
import dev.chainon.people.vault.PersonKey;
import dev.chainon.people.vault.Rings;
import dev.chainon.people.vault.Vault;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Erasure: the proof, and what copies of the database that were made before are worth afterwards. */
class ErasureIT {

    private static final Wish ADA = Office.wish("Ada Lovelace", "ada@example.org", "blue");
    private static final Wish BOB = Office.wish("Bob", "bob@example.org", "blue");

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** The proof is checked as anybody could, with the Java library alone. */
    @Test
    @Criterion("B1Cr3.erasure")
    void erasureDestroysTheKeyAndGivesASignedProof() throws GeneralSecurityException {
        Token token = office.subscribeAndConfirm(ADA);
        office.subscribeAndConfirm(Office.wish("Ada", "ada@example.org", "green"));
        String keyId =
                office.texts("SELECT key_id::text FROM runtime.person_key").get(0);

        JsonObject proof = office.rights.erase(token).orElseThrow();

        assertThat(office.texts("SELECT person FROM runtime.person_key")).isEmpty();
        assertThat(office.texts("SELECT person FROM runtime.subscription")).isEmpty();
        assertThat(office.texts("SELECT id::text FROM runtime.notice")).isEmpty();
        assertThat(office.desk.read(token)).isEmpty();
        JsonObject statement = new JsonObject(proof.getString("statement"));
        assertThat(statement.getString("person")).isEqualTo(office.vault.pseudonym("ada@example.org"));
        assertThat(statement.getString("keyIdSha256")).isEqualTo(Rights.hash(UUID.fromString(keyId)));
        assertThat(statement.getInteger("subscriptions")).isEqualTo(2);
        assertThat(proof.encode()).doesNotContain("Ada", "ada@", keyId);
        assertThat(verifies(proof, proof.getString("statement"))).isTrue();
        assertThat(verifies(proof, proof.getString("statement").replace("\"subscriptions\":2", "\"subscriptions\":3")))
                .isFalse();
    }

    private static boolean verifies(JsonObject proof, String statement) throws GeneralSecurityException {
        // RFC 8410: what comes before the 32 bytes of an Ed25519 key.
        String encoded = "302a300506032b6570032100"
                + HexFormat.of().formatHex(Base64.getDecoder().decode(proof.getString("publicKey")));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded))));
        signature.update(statement.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(proof.getString("signature")));
    }

    /** A dump is made as the guide says: all of it but the keys of persons. */
    @Test
    @Criterion("B1Cr3.erasure")
    void aDumpThatIsBroughtBackAfterwardsDoesNotOpen() {
        Token token = office.subscribeAndConfirm(ADA);
        byte[] dump = dump("subscription");
        office.rights.erase(token);

        office.admin()
                .useHandle(handle ->
                        handle.execute("ALTER TABLE runtime.subscription DROP CONSTRAINT subscription_person_fkey"));
        restore("subscription", dump);

        assertThat(office.texts("SELECT person FROM runtime.subscription")).hasSize(1);
        byte[] sealed = bytes("SELECT email_cipher FROM runtime.subscription");
        UUID row = UUID.fromString(
                office.texts("SELECT id::text FROM runtime.subscription").get(0));
        String person = office.texts("SELECT person FROM runtime.subscription").get(0);
        assertThatThrownBy(() -> office.vault.create(person).open("email", row, sealed))
                .isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> office.desk.read(token)).isInstanceOf(BrokenSealException.class);
    }

    /** Somebody dumped the keys too, against the guide. */
    @Test
    @Criterion("B1Cr3.erasure")
    void aWholeDumpThatIsBroughtBack_isErasedAgainAtTheNextStart_othersStay() {
        Token ada = office.subscribeAndConfirm(ADA);
        Token bob = office.subscribeAndConfirm(BOB);
        byte[] keys = dump("person_key");
        byte[] rows = dump("subscription");
        office.rights.erase(ada);
        office.admin().useHandle(handle -> handle.execute("DELETE FROM runtime.person_key"));
        restore("person_key", keys);
        restore("subscription", rows);

        assertThat(new Erasures(folder.resolve("people")).enforce(office.database))
                .isEqualTo(1);

        assertThat(office.texts("SELECT person FROM runtime.subscription"))
                .containsExactly(office.vault.pseudonym("bob@example.org"));
        assertThat(office.desk.read(ada)).isEmpty();
        assertThat(office.desk.read(bob).orElseThrow().wish()).isEqualTo(BOB);
        assertThat(office.erasures.enforce(office.database)).isZero();
    }

    @Test
    @Criterion("B1Cr3.erasure")
    void afterAChangeOfTheMasterKey_keysOfAnOldDumpAreNoise_andTheLivingOpen() throws IOException {
        Token bob = office.subscribeAndConfirm(BOB);
        office.subscribeAndConfirm(ADA);
        String person = office.vault.pseudonym("ada@example.org");
        byte[] old = bytes("SELECT wrapped_key FROM runtime.person_key WHERE person = '" + person + "'");
        String file = Files.readString(folder.resolve("keys/master.json"));
        PersonKey before = office.vault.open(person, old);

        assertThat(office.master.rotate()).isEqualTo(2);

        assertThat(Files.readString(folder.resolve("keys/master.json"))).isNotEqualTo(file);
        assertThatThrownBy(() -> office.vault.open(person, old)).isInstanceOf(BrokenSealException.class);
        assertThat(before.wrapped()).isEqualTo(old);
        assertThat(office.desk.read(bob).orElseThrow().wish()).isEqualTo(BOB);
        // The next start takes the new key, and refuses the old one in clear words.
        Office.Check.of(folder, office.database).check();
        Files.writeString(folder.resolve("keys/master.json"), file);
        assertThatThrownBy(() -> Office.Check.of(folder, office.database).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the one that the subscriptions in the database");
    }

    /** A process that still has the old master key must make no key that nobody could open later. */
    @Test
    void afterAChangeOfTheMasterKeyElsewhere_aProcessWithTheOldOneTakesNobodyNew() {
        Vault old = new Vault(Rings.in(folder.resolve("keys")));
        office.master.rotate();
        Rows rows = new Rows(old);

        assertThatThrownBy(() -> new Acting(office.database).as("p", handle -> rows.key(handle, "p")))
                .hasMessageContaining("another process has changed the master key");
        assertThat(office.texts("SELECT person FROM runtime.person_key")).isEmpty();
    }

    @Test
    void aMasterKeyIsChangedAtItsAge_andNotBefore() throws IOException {
        String file = Files.readString(folder.resolve("keys/master.json"));
        office.master.rotateIfOlderThan(Duration.ofDays(30), Clock.systemUTC());
        assertThat(Files.readString(folder.resolve("keys/master.json"))).isEqualTo(file);

        office.master.rotateIfOlderThan(Duration.ofDays(30), Clock.offset(Clock.systemUTC(), Duration.ofDays(31)));
        assertThat(Files.readString(folder.resolve("keys/master.json"))).isNotEqualTo(file);
    }

    private byte[] dump(String table) {
        return office.admin().withHandle(handle -> {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                handle.getConnection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY runtime." + table + " TO STDOUT", out);
                return out.toByteArray();
            } catch (SQLException | IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void restore(String table, byte[] dump) {
        office.admin().useHandle(handle -> {
            try {
                handle.getConnection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY runtime." + table + " FROM STDIN", new ByteArrayInputStream(dump));
            } catch (SQLException | IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private byte[] bytes(String sql) {
        return office.admin()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(byte[].class).one());
    }
}
