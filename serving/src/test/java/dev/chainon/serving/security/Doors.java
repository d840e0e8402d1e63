package dev.chainon.serving.security;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Telemetry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Doors of servers in tests, from settings as a configuration file has them. */
public final class Doors {

    private Doors() {}

    public static SecuritySettings settings(Path home, String... lines) {
        Config config = ConfigFactory.parseString("chainon.home = \"" + home + "\"\n" + String.join("\n", lines))
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
        return SecuritySettings.of(config.getConfig("chainon"), "127.0.0.1");
    }

    /** @param lines settings that differ from the reference */
    public static GuardedDoor door(Path home, Rules rules, String... lines) {
        SecuritySettings settings = settings(home, lines);
        KeyRing keys = new KeyRing(new KeyFile(settings.keys()), Clock.systemUTC());
        return new GuardedDoor(
                settings, rules, new Credentials(keys, settings.oidc(), Clock.systemUTC()), Telemetry.NONE);
    }

    /** The text of a new key in the key file of that home. */
    public static String key(Path home, String name, Role... roles) {
        ApiKey.Fresh fresh =
                ApiKey.make(name, EnumSet.copyOf(List.of(roles)), Instant.now(), Optional.empty(), new SecureRandom());
        file(home).add(fresh.key());
        return fresh.text();
    }

    static KeyFile file(Path home) {
        return new KeyFile(home.resolve("security/keys.json"));
    }
}
