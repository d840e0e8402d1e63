package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.Operations.FaultLine;
import dev.chainon.core.fault.Fault;
import dev.chainon.evidence.record.Criterion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultPagesTest {

    @TempDir
    private Path empty;

    private Site site;

    @BeforeEach
    void serve() throws Exception {
        site = new Site(empty);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> press(String turn, String key, String... headers) throws Exception {
        HttpRequest.Builder request = site.to("/operations/faults")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("turn=" + turn.replace(":", "%3A") + "&key=" + key));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return site.send(request);
    }

    /** As in production, where the process has none. */
    @Test
    @Criterion("B1Cr6.alert-fires")
    void whereNothingCanBeBroken_thePageShowsNoSwitch() throws Exception {
        assertThat(site.get("/operations").body()).doesNotContain("faultkey", "/operations/faults");
    }

    @Test
    void eachFaultHasItsWords_itsState_itsAlertAndItsButton_inBothLanguages() throws Exception {
        site.faults = Arrays.stream(Fault.values())
                .map(fault -> new FaultLine(
                        fault.id(), fault == Fault.DRIFT, fault.alert(), fault == Fault.DRIFT ? "firing" : "inactive"))
                .toList();

        for (String language : List.of("fr", "en")) {
            String page = site.get("/operations?lang=" + language).body();
            for (Fault fault : Fault.values()) {
                assertThat(page)
                        .contains("value=\"" + fault.id() + (fault == Fault.DRIFT ? ":off" : ":on") + "\"")
                        .contains(fault.alert())
                        .doesNotContain("faults." + fault.id());
            }
        }
    }

    @Test
    void theRightKeyTurnsIt_andLeadsBackToThePage() throws Exception {
        HttpResponse<String> answer = press("deadlock:on", "right");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/operations#faults");
        press("deadlock:off", "right");

        assertThat(site.turned).containsExactly("deadlock on", "deadlock off");
    }

    @Test
    void aWrongKey_anotherSite_andAButtonThatIsNone_changeNothing_andSaySo() throws Exception {
        HttpResponse<String> denied = press("deadlock:on", "wrong");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("cette clé n’ouvre pas").doesNotContain("wrong");
        assertThat(press("deadlock:on", "").statusCode()).isEqualTo(403);
        assertThat(press("deadlock:on", "right", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(press("deadlock", "right").statusCode()).isEqualTo(404);
        assertThat(press("deadlock:maybe", "right").statusCode()).isEqualTo(404);
        assertThat(press("x".repeat(5_000), "right").statusCode()).isEqualTo(413);

        assertThat(site.turned).isEmpty();
    }
}
