package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docker-compose.yml, really started: from an empty volume to a prediction of a model that was trained on the way. */
@Tag("campaign")
@Tag("containers")
@Order(Order.DEFAULT + 1)
@ExtendWith(SharedHarbour.class)
class ComposeIT {

    private static final String MODEL = "/v2/models/" + Quay.FLIGHTS.modelName();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern KEY = Pattern.compile("chn_[A-Za-z0-9_-]+");
    private static final String SERVING = "127.0.0.1:8711";
    private static final String MONITOR = "127.0.0.1:8700";

    private static Compose compose;

    @BeforeAll
    static void look(Harbour harbour) {
        assertThat(harbour.first().code()).as(harbour.first().text()).isZero();
        compose = harbour.compose();
    }

    private static boolean ready(String address) {
        try {
            return new Web(address, Optional.empty()).get("/v2/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @Criterion(value = "B4Cr2.compose", covers = "docker-compose.yml")
    void oneCommandLeadsToPredictions_ofAModelTrainedOnTheWay() throws IOException {
        String said = compose.run(
                "exec",
                "-T",
                "launcher",
                "java",
                "@/app/java.args",
                "dev.chainon.local.Chainon",
                "key",
                "add",
                "test",
                "--role",
                "predict");
        String key =
                KEY.matcher(said).results().map(MatchResult::group).findFirst().orElseThrow();
        Web client = new Web(SERVING, Optional.of(key));

        Await.until("the key is known", PATIENCE, () -> status(client) == 200);
        assertThat(client.post(Questions.INFER, Questions.row(0)).body()).contains("\"outputs\"");
        assertThat(new Web(MONITOR, Optional.empty()).get("/").body()).contains("<html");
        assertThat(new Web(SERVING, Optional.empty()).get(MODEL).statusCode()).isEqualTo(401);
    }

    private static int status(Web client) {
        try {
            return client.get(MODEL).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    @Criterion(value = "B4Cr2.compose", covers = "docker-compose.yml")
    void everyProcessHasItsOwnSettings_andNoPasswordBesides() {
        String serving = compose.run("exec", "-T", "serving-1", "cat", "/etc/chainon/app.conf");
        String monitor = compose.run("exec", "-T", "monitor", "cat", "/etc/chainon/app.conf");

        assertThat(serving).contains("user=serving").doesNotContain("user=monitoring", "tickets");
        assertThat(monitor).contains("user=monitoring", "key=").doesNotContain("user=serving");
        assertThat(compose.run("exec", "-T", "serving-1", "ls", "-A", "/settings"))
                .isBlank();
        assertThat(compose.run("exec", "-T", "launcher", "cat", "/run/chainon/password"))
                .isNotBlank();
    }

    /** A second start finds what the first one did. */
    @Test
    @Criterion(value = "B4Cr2.compose", covers = "docker-compose.yml")
    void isStoppedAndStartedAgain_withWhatItHad() throws IOException {
        compose.run("stop");
        assertThat(ready(SERVING)).isFalse();

        compose.run("up", "-d", "--no-build");
        Await.until("it predicts again", PATIENCE, () -> ready(SERVING) && ready(MONITOR));

        assertThat(compose.run("logs", "--no-color", "launcher")).containsOnlyOnce("  train ...");
    }
}
