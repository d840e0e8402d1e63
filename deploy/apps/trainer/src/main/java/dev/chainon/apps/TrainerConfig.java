package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/**
 * The settings below {@code chainon}: system properties, then the file that config.file names, then what is said of the flights, of a window first where there is one, then the
 * defaults.
 */
final class TrainerConfig {

    private static final String WINDOW = "chainon.training.window.judge-from";

    private TrainerConfig() {}

    static Config read() {
        return over(ConfigFactory.defaultOverrides().withFallback(ConfigFactory.defaultApplication()));
    }

    /** @param told by whoever starts the process */
    static Config over(Config told) {
        boolean window = told.hasPath(WINDOW) && !told.getString(WINDOW).isBlank();
        return told.withFallback(window ? ConfigFactory.parseResources("window.conf") : ConfigFactory.empty())
                .withFallback(ConfigFactory.parseResources("trainer.conf"))
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }
}
