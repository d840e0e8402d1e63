package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.chips.ChipSettings;
import dev.chainon.chips.Energy;
import dev.chainon.chips.Processor;
import dev.chainon.chips.Provider;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.training.Backend;
import dev.chainon.training.ChipAbsentException;
import dev.chainon.training.ChipServing;
import dev.chainon.training.ChipTraining;
import dev.chainon.training.ChipWork;
import dev.chainon.training.TrainingSet;
import dev.chainon.training.TrainingSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One chip with one setting, as {@code chainon.chips} names it, in a fresh JVM: {@code machine}; {@code look}; or {@code begin}, {@code flat}, {@code graph} or
 * {@code serve}, followed by {@code SET FOLDER ROWS JUDGED ROUNDS}. Tells one JSON object; of a chip that is absent {@code absent}, the reason. Exit code 0:
 * done; 3: failure.
 */
public final class MeasureChip {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureChip.class);

    private MeasureChip() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        ObjectNode told = new ObjectMapper().createObjectNode();
        try {
            measure(args, told);
        } catch (ChipAbsentException e) {
            told.put("absent", e.reason());
        } catch (Exception e) {
            LOG.error("the measurement failed", e);
            System.exit(3);
        }
        new Progress(System.out).result(told.toString());
        System.exit(0);
    }

    private static void measure(String[] args, ObjectNode told) {
        Config chainon = TrainerConfig.read();
        switch (args[0]) {
            case "machine" -> machine(told);
            case "serve" -> {
                double jvm = secondsSinceStart();
                serve(args, jvm, chainon, told);
            }
            default -> {
                Backend.prepare(chainon);
                double start = secondsSinceStart();
                told.put("loaded", ChipTraining.library());
                if (args[0].equals("begin")) {
                    work(args, chainon).begin();
                } else if (!args[0].equals("look")) {
                    ChipTraining training = new ChipTraining(work(args, chainon), Integer.parseInt(args[5]));
                    int threads = chainon.getInt("training.threads");
                    tell(args[0].equals("flat") ? training.flat(threads) : training.graph(), start, told);
                }
            }
        }
    }

    private static void machine(ObjectNode told) {
        told.put("processor", Processor.ofMachine().name());
        told.put("cores", Runtime.getRuntime().availableProcessors());
        Energy.ofMachine().absence().ifPresent(reason -> told.put("energyAbsent", reason));
        ObjectNode absent = told.putObject("absent-providers");
        for (Provider provider : Provider.values()) {
            provider.absence().ifPresent(reason -> absent.put(provider.key(), reason));
        }
    }

    /** A process that serves reads no training set: its start is without that. */
    private static void serve(String[] args, double jvm, Config chainon, ObjectNode told) {
        ChipSettings chips = ChipSettings.of(chainon.getConfig("chips"));
        ChipWork work = work(args, chainon);
        long opened = System.nanoTime();
        try (ChipServing serving = new ChipServing(work, chips.provider(), chips.providerThreads())) {
            double start = jvm + (System.nanoTime() - opened) / 1e9;
            tell(serving.measure(Integer.parseInt(args[5])), start, told);
        }
    }

    private static void tell(Map<String, Double> figures, double start, ObjectNode told) {
        ObjectNode all = told.putObject("figures");
        figures.forEach(all::put);
        all.put("start.seconds", start);
    }

    private static ChipWork work(String[] args, Config chainon) {
        return new ChipWork(
                TrainingSet.open(Path.of(args[1])),
                TrainingSettings.of(chainon.getConfig("training")),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Path.of(args[2]));
    }

    private static double secondsSinceStart() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
    }
}
