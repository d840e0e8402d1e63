package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** The settings below {@code chainon}: system properties, then the file that config.file names, then what is said of the flights, then the defaults. */
final class TrainerConfig {

    private TrainerConfig() {}

    static Config read() {
        return ConfigFactory.defaultOverrides()
                .withFallback(ConfigFactory.defaultApplication())
                .withFallback(ConfigFactory.parseResources("trainer.conf"))
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }
}
