package dev.chainon.bench.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network beside boosted trees grown on all the rows, on rolling origins: each month is judged by models that learned from what precedes it. The month after the last is
 * sealed and not in the training set.
 */
final class Origins {

    static final List<YearMonth> MONTHS = List.of(YearMonth.of(2001, 3), YearMonth.of(2001, 4), YearMonth.of(2001, 5));

    /** Of the months before the last. */
    private static final int SEEDS = 3;

    /** The trees at full strength: all the rows, and as many rounds as the goals were set with. */
    private static final String SETTINGS = "trees { rows = 0, rounds = 400 }";

    private static final int MINUTES_A_DAY = 1440;
    private static final List<String> MODELS = List.of("network.", "trees.", "gain.", "mean.", "seed.1.psi");

    private final TrainerProcess trainer;
    private final int lastSeeds;

    /** @param lastSeeds that the network is trained with for the last month; for the others three at most */
    Origins(TrainerProcess trainer, int lastSeeds) {
        this.trainer = trainer;
        this.lastSeeds = lastSeeds;
    }

    Findings measure() {
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode details = new ObjectMapper().createObjectNode().put("settings", SETTINGS);
        ArrayNode origins = details.putArray("origins");
        for (YearMonth month : MONTHS) {
            boolean last = month.equals(MONTHS.get(MONTHS.size() - 1));
            int seeds = last ? lastSeeds : Math.min(SEEDS, lastSeeds);
            Map<String, Double> found = trainer.origin(
                    SETTINGS, minute(month.atDay(1)), minute(month.plusMonths(1).atDay(1)), seeds);
            ObjectNode origin =
                    origins.addObject().put("month", month.toString()).put("seeds", seeds);
            found.forEach(origin::put);
            found.forEach((id, value) -> {
                if (MODELS.stream().anyMatch(id::startsWith)) {
                    figures.put("training.origin." + month + "." + id, value);
                }
            });
        }
        return new Findings(figures, details);
    }

    /** Minutes since 1970 at which a day begins in UTC, as the training set's periods do. */
    static long minute(LocalDate day) {
        return day.toEpochDay() * MINUTES_A_DAY;
    }
}
