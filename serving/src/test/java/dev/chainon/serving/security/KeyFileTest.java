package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    @Criterion("B2Cr7.access")
    void keepsNoSecret_andIsReadableByItsOwnerAlone() throws Exception {
        String text = Doors.key(folder, "dashboard", Role.PREDICT, Role.AUDITOR);
        Path file = folder.resolve("security/keys.json");
        String kept = Files.readString(file);

        assertThat(text).matches("chn_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        assertThat(kept).contains(text.substring(4, 16)).doesNotContain(text.substring(17));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void comesBackAsItWas_andRevokesOnce() {
        ApiKey.Fresh fresh = ApiKey.make(
                "a key", Set.of(Role.ADMIN), NOW, Optional.of(NOW.plus(Duration.ofDays(1))), new SecureRandom());
        KeyFile file = Doors.file(folder);
        file.add(fresh.key());

        assertThat(file.read()).containsExactly(fresh.key());
        assertThat(file.revoke(fresh.key().id(), NOW)).isTrue();
        assertThat(file.revoke(fresh.key().id(), NOW.plusSeconds(9))).isFalse();
        assertThat(file.revoke("000000000000", NOW)).isFalse();
        assertThat(file.read().get(0).revoked()).contains(NOW);
        assertThat(fresh.toString()).doesNotContain(fresh.text().substring(17));
    }

    @Test
    @Criterion("B2Cr7.access")
    void aKeyEndsByItself() {
        ApiKey.Fresh fresh =
                ApiKey.make("short", Set.of(Role.PREDICT), NOW, Optional.of(NOW.plusSeconds(60)), new SecureRandom());
        Doors.file(folder).add(fresh.key());
        KeyRing before = new KeyRing(Doors.file(folder), Clock.fixed(NOW.plusSeconds(59), ZoneOffset.UTC));
        KeyRing after = new KeyRing(Doors.file(folder), Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));

        assertThat(before.find(fresh.text()))
                .contains(new Caller("key:" + fresh.key().id(), "short", Set.of(Role.PREDICT)));
        assertThat(after.find(fresh.text())).isEmpty();
    }

    @Test
    void aFileThatCannotBeRead_leavesTheKeysInForce() throws Exception {
        String text = Doors.key(folder, "dashboard", Role.PREDICT);
        KeyRing ring = new KeyRing(Doors.file(folder), Clock.systemUTC());
        assertThat(ring.find(text)).isPresent();
        Files.writeString(folder.resolve("security/keys.json"), "not JSON");
        ring.reload();
        assertThat(ring.find(text)).isPresent();
        assertThatThrownBy(() -> Doors.file(folder).read()).hasMessageContaining("./chainon key");
    }

    @Test
    void anOperatorMakesListsAndRevokes() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        KeyDesk desk = new KeyDesk(
                Doors.file(folder),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(desk.add("dashboard", List.of("predict", "auditor"), 30)).isZero();
        String text = said.toString(StandardCharsets.UTF_8).strip();
        assertThat(new KeyRing(Doors.file(folder), Clock.fixed(NOW, ZoneOffset.UTC)).find(text))
                .contains(new Caller("key:" + text.substring(4, 16), "dashboard", Set.of(Role.PREDICT, Role.AUDITOR)));
        assertThat(desk.add("x", List.of("root"), 30)).isEqualTo(2);
        assertThat(desk.list()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("auditor,predict", "in force until 2026-01-31T00:00:00Z", "there is no role 'root'");
        assertThat(desk.counts()).isEqualTo(Map.of("keys.in-force", 1, "keys.revoked", 0, "keys.expired", 0));
        assertThat(desk.revoke(text.substring(4, 16))).isZero();
        assertThat(desk.counts()).isEqualTo(Map.of("keys.in-force", 0, "keys.revoked", 1, "keys.expired", 0));
        assertThat(desk.revoke(text.substring(4, 16))).isEqualTo(1);
        desk.list();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("revoked 2026-01-01T00:00:00Z");
    }

    @Test
    @Criterion("B2Cr7.access")
    void aKeyForThisMachine_isWrittenToAFileOfItsOwner_andTakesThePlaceOfTheOneBefore() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        KeyDesk desk = new KeyDesk(Doors.file(folder), clock, new PrintStream(said, true, StandardCharsets.UTF_8));
        Path secret = folder.resolve("run/secrets/operator");

        assertThat(desk.keep("operator", List.of("admin", "auditor"), secret)).isZero();
        String first = Files.readString(secret).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(new KeyRing(Doors.file(folder), clock).find(first)).hasValueSatisfying(caller -> {
            assertThat(caller.name()).isEqualTo("operator");
            assertThat(caller.roles()).isEqualTo(Set.of(Role.ADMIN, Role.AUDITOR));
        });
        desk.keep("operator", List.of("admin"), secret);
        KeyRing ring = new KeyRing(Doors.file(folder), clock);
        assertThat(ring.find(first)).isEmpty();
        assertThat(ring.find(Files.readString(secret).strip())).isPresent();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "x\u001b[31m"})
    void refusesNamesThatWouldDisturbALog(String name) {
        assertThatThrownBy(() -> Doors.key(folder, name, Role.PREDICT)).hasMessageContaining("a key's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    @Criterion("B2Cr7.access")
    void aServerThatAsksNobody_listensOnThisMachineAlone(String host) {
        var open = ConfigFactory.parseString("chainon.security.access = open")
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
        assertThat(SecuritySettings.of(open, "127.0.0.1", "localhost", "::1").open())
                .isTrue();
        assertThatThrownBy(() -> SecuritySettings.of(open, "127.0.0.1", host))
                .hasMessageContaining("set access = required");
        var reference = ConfigFactory.defaultReference().resolve().getConfig("chainon");
        assertThat(SecuritySettings.of(reference, host).open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chainon.security.oidc { issuer = \"https://id.example\", algorithms = [\"HS256\"] }",
                "chainon.security.oidc { issuer = \"https://id.example\", algorithms = [\"none\"] }",
                "chainon.security.oidc { issuer = \"http://id.example\" }",
                "chainon.security.origins = [\"*\"]",
                "chainon.security.access = maybe"
            })
    @Criterion("B2Cr7.access")
    void settingsThatProtectNobody_areRefused(String line) {
        assertThatThrownBy(() -> Doors.settings(folder, line)).hasMessageContaining("chainon.security.");
    }
}
