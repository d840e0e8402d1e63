package dev.chainon.bench.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import dev.chainon.flights.Flights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Clusters of airports and of days, found on 15 January to 30 April without any delay, and what they tell of the delays of May beside the supervised models.
 * June is not read.
 */
public final class ClustersStudy implements Study {

    private static final LocalDate FIRST = LocalDate.of(2001, 1, 15);
    private static final LocalDate MAY = LocalDate.of(2001, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2001, 6, 1);

    @Override
    public List<String> subjects() {
        return List.of("flights");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("clusters", ClustersStudy.class));
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        List<AirportDay> days = summary(bench.home().code().resolve("data/flights-3m.parquet"));
        List<AirportDay> before =
                days.stream().filter(day -> day.day() < MAY.toEpochDay()).toList();
        List<AirportDay> may =
                days.stream().filter(day -> day.day() >= MAY.toEpochDay()).toList();
        Map<String, Double> figures = new TreeMap<>();
        ObjectNode details = new ObjectMapper().createObjectNode();
        Exploration airports = new Exploration(Profiles.ofAirports(before), AirportDay::airport);
        airports.tell("airports", airports.worth(before, may), figures, details.putObject("airports"));
        bench.say("airports are clustered");
        Exploration byDay = new Exploration(Profiles.ofDays(days), day -> Integer.toString(day.day()));
        byDay.tell("days", byDay.worth(before, may), figures, details.putObject("days"));
        supervised(bench.home().state().resolve("results/train.json"), details.putObject("supervised"));
        return new Findings(figures, details);
    }

    /** What the last training of this home reached on May, to compare with. */
    private static void supervised(Path file, ObjectNode out) throws IOException {
        if (Files.isRegularFile(file)) {
            JsonNode figures = new ObjectMapper().readTree(file.toFile()).path("figures");
            for (String id :
                    List.of("model.may.auc", "control.rule.auc", "control.linear-static.auc", "control.trees.auc")) {
                if (figures.has(id)) {
                    out.put(id, figures.path(id).asDouble());
                }
            }
        }
    }

    private static List<AirportDay> summary(Path history) throws IOException {
        String sql = new Flights()
                .history()
                .enrichment()
                .orElseThrow(() -> new IllegalStateException("the flights have no summary by airport and day"))
                .sql("parquet.`" + history + "`");
        try (SparkSession spark = SparkSession.builder()
                .master("local[" + Runtime.getRuntime().availableProcessors() + "]")
                .appName("clusters")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", 4)
                .getOrCreate()) {
            return spark
                    .sql("SELECT * FROM (" + sql + ") WHERE utc_day >= " + FIRST.toEpochDay() + " AND utc_day < "
                            + JUNE.toEpochDay() + " ORDER BY airport, utc_day")
                    .collectAsList()
                    .stream()
                    .map(ClustersStudy::day)
                    .toList();
        }
    }

    private static AirportDay day(Row row) {
        int day = row.<Integer>getAs("utc_day");
        long flights = row.<Long>getAs("flights");
        double minutes = (double) row.<Long>getAs("utc_minutes") / flights - 1440.0 * day;
        return new AirportDay(
                row.getAs("airport"),
                day,
                flights,
                row.<Long>getAs("judged"),
                row.<Long>getAs("late"),
                (double) row.<Long>getAs("miles") / flights,
                minutes);
    }
}
