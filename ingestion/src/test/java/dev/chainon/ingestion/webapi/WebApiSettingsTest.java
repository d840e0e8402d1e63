package dev.chainon.ingestion.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebApiSettingsTest {

    @Test
    void isOffByDefault_underHalfOfTheFreeQuota_andSaysTheLicence() {
        WebApiSettings weather = WebApiSettings.of(with(""), "weather");

        assertThat(weather.service().mode()).isEqualTo(WebApiSettings.Mode.OFF);
        assertThat(weather.service().url()).hasScheme("https").hasHost("archive-api.open-meteo.com");
        assertThat(weather.service().licence()).contains("CC BY 4.0", "Open-Meteo", "non-commercial");
        assertThat(weather.quota()).isEqualTo(new WebApiSettings.Quota(5, 300, 2500, 5000));
        assertThat(weather.patience().answer()).isEqualTo(Duration.ofSeconds(30));
        assertThat(weather.folder()).hasToString(".chainon/cache/weather");
        assertThat(WebApiSettings.of(with(""), "holidays").service().url()).hasHost("date.nager.at");
    }

    @Test
    void lendsTheCommonValues_andLetsEachServiceHaveItsOwn() {
        Config chainon = with(
                "webapi.defaults.retry.attempts = 2, webapi.weather.mode = live, webapi.holidays.retry.attempts = 3");

        assertThat(WebApiSettings.of(chainon, "weather").repeats().attempts()).isEqualTo(2);
        assertThat(WebApiSettings.of(chainon, "weather").service().mode()).isEqualTo(WebApiSettings.Mode.LIVE);
        assertThat(WebApiSettings.of(chainon, "holidays").repeats().attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "webapi.weather.modus = live, unknown keys under chainon.webapi.weather: [modus]",
        "webapi.wether.mode = live, unknown keys under chainon.webapi: [wether]",
        "webapi.weather.retry.tries = 4, unknown keys under chainon.webapi.weather.retry: [tries]",
        "webapi.weather.retry.jitter = 0, jitter must lie between 0 and 1",
        "webapi.weather.retry.attempts = 0, attempts must be 1 to 10",
        "webapi.weather.quota.per-minute = 6000, quota must grow",
        "webapi.weather.breaker.failure-rate = 0, must be a percentage",
        "webapi.weather.patience.answer = 0 s, must be longer than nothing",
        "webapi.weather.max-bytes = 1, max-bytes must be at least 1024",
        "webapi.weather.licence = \"\", licence must say",
        "webapi.weather.url = \"file:///etc/hosts\", must begin with https:// or http://",
        "webapi.weather.mode = maybe, 'must be off, cache or live, not maybe'"
    })
    void refusesUnknownKeysAndImpossibleValues(String change, String words) {
        assertThatThrownBy(() -> WebApiSettings.of(with(change), "weather")).hasMessageContaining(words);
    }

    /** The reference with a change, as a process reads it. */
    private static Config with(String change) {
        return ConfigFactory.parseString("chainon { " + change + " }")
                .withFallback(ConfigFactory.parseResources("reference.conf"))
                .resolve()
                .getConfig("chainon");
    }
}
