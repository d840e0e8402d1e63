package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.registry.Bundle;
import dev.chainon.training.Backend;
import dev.chainon.training.Reproduction;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains the version that its argument numbers again and compares the bytes. Exit code 0: the same; 1: others; 3: failure. */
public final class Reproduce {

    private static final Logger LOG = LoggerFactory.getLogger(Reproduce.class);

    private Reproduce() {}

    public static void main(String[] args) {
        System.exit(run(args[0]));
    }

    private static int run(String version) {
        try {
            Config chainon = ConfigFactory.load().getConfig("chainon");
            Path home = Path.of(chainon.getString("home"));
            Backend.prepare(chainon);
            Bundle bundle = Bundle.open(
                    home.resolve("registry").resolve(new Flights().modelName()).resolve(version));
            System.out.println("Training version " + version + " again, which takes as long as it did ...");
            Progress silent =
                    new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            Map<String, Boolean> same = new Reproduction(home, silent, chainon.getInt("training.threads")).of(bundle);
            same.forEach((file, equal) -> System.out.println(
                    file + ": " + (equal ? "the same bytes" : "OTHER bytes than those of version " + version)));
            boolean all = !same.containsValue(false);
            if (!all) {
                System.out.println("Made by commit " + bundle.manifest().commit()
                        + ": other code, another set or another type of processor give other bytes.");
            }
            return all ? 0 : 1;
        } catch (Exception e) {
            LOG.error("the version {} could not be made again: {}", version, e.getMessage(), e);
            return 3;
        }
    }
}
