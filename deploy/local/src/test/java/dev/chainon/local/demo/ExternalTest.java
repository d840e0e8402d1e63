package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalTest {

    @TempDir
    Path folder;

    private Path password;

    @BeforeEach
    void makePassword() throws IOException {
        password = Files.writeString(folder.resolve("password"), "of-the-server\n");
    }

    private External external(String profile) {
        return External.of(ConfigFactory.parseMap(Map.of(
                "kafka",
                "broker:9092",
                "postgres",
                "postgres:5432",
                "password-file",
                password.toString(),
                "settings",
                folder.toString(),
                "profile",
                profile,
                "console",
                "http://127.0.0.1:8700",
                "people",
                "http://127.0.0.1:8723")));
    }

    private Papers papers(External external) {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        Home home = new Home(folder, folder.resolve("state"));
        Fleet fleet = new Fleet(
                home,
                Settings.read(folder),
                external.kafka(),
                new Databases(external.postgres(), secrets),
                3,
                Site.network());
        return new Papers(external, fleet, secrets);
    }

    private Config told(String process) {
        return ConfigFactory.parseFile(
                        folder.resolve(process).resolve("app.conf").toFile())
                .getConfig("chainon");
    }

    @Test
    void everyProcessFindsItsSettings_withNoPasswordButItsOwn() throws IOException {
        External external = external("full");
        papers(external).hand(FirstRun.replay(LocalDate.parse("2001-05-01"), 720));

        Secrets secrets = new Secrets(folder.resolve("secrets"));
        Config serving = told("serving-2");
        assertThat(serving.getString("runtime.url")).isEqualTo("jdbc:postgresql://postgres:5432/chainon_runtime");
        assertThat(serving.getString("runtime.password")).isEqualTo(secrets.password("serving"));
        assertThat(serving.getString("security.access")).isEqualTo("required");
        assertThat(serving.getString("http.host")).isEqualTo("0.0.0.0");
        assertThat(serving.getInt("epoch")).isEqualTo(3);
        assertThat(told("balancer").getStringList("backends"))
                .containsExactly("http://serving-1:8080", "http://serving-2:8080");
        assertThat(told("balancer").getInt("balancer.admin-port")).isEqualTo(8091);
        assertThat(told("replay").getString("replay.to")).isEqualTo("2001-05-31");
        assertThat(told("monitor").getStringList("targets"))
                .contains("stream=http://stream:8080", "balancer=http://balancer:8080");
        for (String process : external.processes()) {
            String text = Files.readString(folder.resolve(process).resolve("app.conf"));
            List<String> others = new ArrayList<>(List.of("serving", "monitoring", "people", "trainer", "workflow"));
            others.removeIf(role -> text.contains("user=" + role));
            assertThat(others).allSatisfy(role -> assertThat(text).doesNotContain(secrets.password(role)));
        }
    }

    @Test
    void prometheusAndAlertmanager_getTheKeysThatTheMonitorKnows() throws IOException {
        papers(external("full")).hand(FirstRun.replay(LocalDate.parse("2001-05-01"), 720));

        assertThat(folder.resolve("prometheus/key")).hasContent(told("monitor").getString("monitoring.key"));
        assertThat(folder.resolve("alertmanager/key"))
                .hasContent(told("monitor").getString("tickets.key"));
    }

    @Test
    void theSmallestProfile_watchesOnlyWhatItHas() {
        assertThat(external("minimal").targets(Site.network()))
                .containsExactly("intake=http://intake:8080", "serving-1=http://serving-1:8080");
        assertThat(external("pair").targets(Site.network()))
                .contains("serving-2=http://serving-2:8080", "balancer=http://balancer:8080")
                .hasSize(4);
        assertThatThrownBy(() -> external("huge"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("minimal, pair, full or gpu");
    }

    @Test
    void theImageOfTheLauncher_hasAFolderForEach() {
        List<String> hands = ConfigFactory.parseResources("images.conf").getStringList("images.launcher.hands");

        List<String> all = new ArrayList<>(external("full").processes());
        all.addAll(List.of("prometheus", "alertmanager"));
        assertThat(hands).hasSameElementsAs(all);
    }

    @Test
    void thePasswordOfTheServer_isTakenOver() {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        secrets.take("postgres", password);

        assertThat(secrets.password("postgres")).isEqualTo("of-the-server");
    }

    /** Beside the embedded platform there is nothing to work for. */
    @Test
    void whatIsMissing_isNamed() {
        assertThatThrownBy(() -> External.of(Settings.read(folder).external()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("local.external.kafka")
                .hasMessageContaining("CHAINON_KAFKA");
        password = folder.resolve("none");
        assertThatThrownBy(() -> external("full")).isInstanceOf(Failure.class).hasMessageContaining("none");
    }
}
