package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectedTest {

    /** The ranges of CVE-2021-44228: three lines of versions, each with a mended one of its own. */
    @ParameterizedTest
    @CsvSource({
        "2.0-beta8, false,",
        "2.0-beta9, true, 2.3.1",
        "2.3, true, 2.3.1",
        "2.3.1, false,",
        "2.4, true, 2.12.2",
        "2.12.2, false,",
        "2.12.10, false,",
        "2.13.0, true, 2.15.0",
        "2.14.1, true, 2.15.0",
        "2.15.0-rc1, true, 2.15.0",
        "2.15.0, false,",
        "2.24.3, false,"
    })
    void findsVersionsByMavensOwnOrder(String version, boolean touched, String fixed) {
        Advisory advisory = Advisory.of(Examples.log4shell()).orElseThrow();
        assertThat(advisory.touches(Examples.component(version)))
                .as(version)
                .matches(found -> found.isPresent() == touched);
        advisory.touches(Examples.component(version))
                .ifPresent(affected ->
                        assertThat(affected.fixedAfter(version)).as(version).contains(fixed));
    }

    @Test
    void aRangeWithoutAnEnd_aLastOne_andAListAreFollowed() throws IOException {
        assertThat(affected("{'ranges':[{'type':'ECOSYSTEM','events':[{'introduced':'0'}]}]}")
                        .holds("0-alpha"))
                .isTrue();
        Affected last =
                affected("{'ranges':[{'type':'ECOSYSTEM','events':[{'introduced':'1.0'},{'last_affected':'1.4.2'}]}]}");
        assertThat(List.of(last.holds("0.9"), last.holds("1.4.2"), last.holds("1.4.10")))
                .containsExactly(false, true, false);
        assertThat(last.fixedAfter("1.2")).isEmpty();
        Affected twice = affected(
                "{'ranges':[{'type':'ECOSYSTEM','events':[{'fixed':'1.1'},{'introduced':'1.0'},{'introduced':'2.0'},{'fixed':'2.1'}]}]}");
        assertThat(List.of(twice.holds("1.0.5"), twice.holds("1.5"), twice.holds("2.0"), twice.holds("2.1")))
                .containsExactly(true, false, true, false);
        Affected listed = affected("{'versions':['1.7'],'ranges':[{'type':'GIT','events':[{'introduced':'0'}]}]}");
        assertThat(List.of(listed.holds("1.7"), listed.holds("1.8"))).containsExactly(true, false);
        assertThat(listed.versions()).isEqualTo(Set.of("1.7"));
    }

    private static Affected affected(String json) throws IOException {
        return Affected.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
