package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Supervised;
import java.nio.file.Path;

/** What all pipeline processes do first. */
final class Launch {

    private Launch() {}

    /** The settings of this process. It ends with its standard input, unless it was started by hand with {@code -Dchainon.attached=true}. */
    static Config settings() {
        if (!attached()) {
            Supervised.exitWhenInputCloses();
        }
        return ConfigFactory.load().getConfig("chainon");
    }

    /** Whether a person started this process and its input is a terminal. */
    static boolean attached() {
        return Boolean.getBoolean("chainon.attached");
    }

    /** Folder of the code, which holds the data. */
    static Path root() {
        return Path.of(System.getProperty("chainon.root", "."));
    }
}
