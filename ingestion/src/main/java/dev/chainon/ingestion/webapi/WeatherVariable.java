package dev.chainon.ingestion.webapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The hourly variables that are asked of Open-Meteo, with the unit it documents and the range outside which an answer is not believed. */
enum WeatherVariable {
    TEMPERATURE_2M("°C", -100, 70),
    /** Sum of the preceding hour. */
    PRECIPITATION("mm", 0, 500),
    /** Sum of the preceding hour. */
    SNOWFALL("cm", 0, 500),
    WIND_SPEED_10M("km/h", 0, 500),
    /** Maximum of the preceding hour. */
    WIND_GUSTS_10M("km/h", 0, 600),
    CLOUD_COVER("%", 0, 100),
    PRESSURE_MSL("hPa", 800, 1100),
    /** WMO code 4677, as a number. */
    WEATHER_CODE("wmo code", 0, 99);

    private final String unit;
    private final double least;
    private final double most;

    WeatherVariable(String unit, double least, double most) {
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    /** Its name in the API. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String unit() {
        return unit;
    }

    boolean plausible(double value) {
        return value >= least && value <= most;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(WeatherVariable::key).toList();
    }
}
