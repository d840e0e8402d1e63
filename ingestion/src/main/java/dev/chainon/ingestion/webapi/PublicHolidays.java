package dev.chainon.ingestion.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.core.observation.Lookup;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The public holidays of a country and year from Nager.Date. Source: https://date.nager.at/Api */
public final class PublicHolidays {

    /**
     * A public holiday.
     *
     * @param name in English
     * @param nationwide false where only some parts of the country keep it
     */
    public record Holiday(LocalDate date, String name, boolean nationwide) {}

    private final WebApi api;
    private final URI base;

    public PublicHolidays(WebApi api, URI base) {
        this.api = api;
        this.base = base;
    }

    /**
     * @param country two capital letters (ISO 3166-1)
     * @throws IllegalArgumentException if the country is no such code or the year has not four digits
     */
    public Lookup<List<Holiday>> of(int year, String country) {
        if (!country.matches("[A-Z]{2}") || year < 1000 || year > 9999) {
            throw new IllegalArgumentException(
                    "holidays are asked for a year of four digits and a country of two capitals such as US, not " + year
                            + " and " + country);
        }
        return api.ask(new WebApi.Question<>(
                URI.create(base + "/" + year + "/" + country), 1, body -> read(body, year, country)));
    }

    private static List<Holiday> read(byte[] body, int year, String country) throws IOException {
        JsonNode root = WeatherAnswer.JSON.readTree(body);
        if (!root.isArray() || root.isEmpty()) {
            throw new IOException("no list of holidays");
        }
        List<Holiday> holidays = new ArrayList<>();
        for (JsonNode node : root) {
            holidays.add(holiday(node, year, country));
        }
        return List.copyOf(holidays);
    }

    private static Holiday holiday(JsonNode node, int year, String country) throws IOException {
        try {
            LocalDate date = LocalDate.parse(node.path("date").asText());
            if (date.getYear() != year || !node.path("countryCode").asText().equals(country)) {
                throw new IOException(
                        "a holiday of " + date + " in " + node.path("countryCode") + " was not asked for");
            }
            if (!node.path("name").isTextual() || !node.path("global").isBoolean()) {
                throw new IOException("the holiday of " + date + " has no name or does not say whether it is global");
            }
            return new Holiday(
                    date, node.path("name").asText(), node.path("global").asBoolean());
        } catch (DateTimeException e) {
            throw new IOException("a holiday has the date " + node.path("date"), e);
        }
    }
}
