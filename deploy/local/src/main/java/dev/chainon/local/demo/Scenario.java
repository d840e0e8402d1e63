package dev.chainon.local.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A story that the demonstration plays: a champion of the past meets days that it is not made for.
 *
 * @param from first day that is replayed
 * @param speed how much faster than real time
 * @param judged the champion learns from the days before the first of the two, and is judged on those from then on to the day before the second
 * @param training settings of each training in it, by their paths, such as {@code training.epochs}
 * @param alerts that call for a retraining
 * @param ends the word of the state in which the retraining must end
 * @param patience until it has ended
 */
record Scenario(
        String name,
        LocalDate from,
        double speed,
        List<LocalDate> judged,
        Map<String, String> training,
        List<String> alerts,
        String ends,
        Duration patience) {

    Scenario {
        judged = List.copyOf(judged);
        alerts = List.copyOf(alerts);
        training = new TreeMap<>(training);
        if (judged.size() != 2) {
            throw new IllegalArgumentException("the scenario " + name + " must name two days, not " + judged);
        }
    }

    /** @throws Failure in words if there is none of this name */
    static Scenario read(String name) {
        Config all = ConfigFactory.parseResources("scenarios.conf");
        if (!all.root().containsKey(name)) {
            throw new Failure("There is no scenario '" + name + "': there are "
                    + all.root().keySet() + ".");
        }
        Config own = all.getConfig(name);
        return new Scenario(
                name,
                LocalDate.parse(own.getString("from")),
                own.getDouble("speed"),
                own.getStringList("judged").stream().map(LocalDate::parse).toList(),
                training(own.getConfig("training")),
                own.getStringList("alerts"),
                own.getString("ends"),
                own.getDuration("patience"));
    }

    private static Map<String, String> training(Config own) {
        Map<String, String> settings = new TreeMap<>();
        own.entrySet()
                .forEach(entry -> settings.put(
                        Handover.TRAINING + entry.getKey(),
                        String.valueOf(entry.getValue().unwrapped())));
        return settings;
    }

    /** What the steps that make its champion are told. */
    Map<String, String> champion() {
        Map<String, String> told = new TreeMap<>(training);
        told.putAll(Map.of(
                "command",
                "scenario " + name,
                Handover.JUDGE_FROM,
                judged.get(0).toString(),
                Handover.JUDGE_UNTIL,
                judged.get(1).toString(),
                Handover.WHO,
                "scenario",
                Handover.FORCE,
                "the scenario " + name + " needs a champion that learnt until " + judged.get(0)));
        return told;
    }
}
