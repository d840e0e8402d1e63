package dev.chainon.ingestion.webapi;

import com.typesafe.config.Config;
import dev.chainon.core.process.Telemetry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one service is asked, read from {@code chainon.webapi.NAME}.
 *
 * @param folder where its answers and its counter are kept
 */
public record WebApiSettings(
        Service service, Quota quota, Patience patience, Repeats repeats, Breaker breaker, Path folder) {

    /** Whether a service is asked. */
    public enum Mode {
        /** Nothing is asked, not even the cache. */
        OFF,
        /** Kept answers only. */
        CACHE,
        /** Kept answers, and the service for what is not kept. */
        LIVE;

        /** @throws IllegalArgumentException if the word names no mode */
        public static Mode named(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "chainon.webapi.*.mode must be off, cache or live, not " + word));
        }
    }

    /**
     * @param name names the folder of its answers and the label of its figures
     * @param licence the terms that its answers are used under, kept beside each of them
     * @param maxBytes a longer answer is not read
     */
    public record Service(String name, Mode mode, URI url, String licence, long maxBytes) {

        public Service {
            if (!List.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
                throw new IllegalArgumentException("chainon.webapi." + name
                        + ".url must begin with https:// or http:// and name a host, not " + url);
            }
            require(!licence.isBlank(), name + ".licence must say under which terms the answers are used");
            require(maxBytes >= 1024, name + ".max-bytes must be at least 1024, not " + maxBytes);
        }
    }

    /**
     * What may be spent in one second (pace), and in one minute, hour and day of UTC. Half of what the service allows: whatever window the service
     * looks at, it overlaps at most two of ours.
     */
    public record Quota(int perSecond, int perMinute, int perHour, int perDay) {

        public Quota {
            require(
                    perSecond >= 1 && perMinute >= perSecond && perHour >= perMinute && perDay >= perHour,
                    "*.quota must grow from per-second (at least 1) to per-day, not " + perSecond + ", " + perMinute
                            + ", " + perHour + ", " + perDay);
        }
    }

    /**
     * @param connect for the connection
     * @param answer for one call, from the question to the last byte
     * @param queue for one's turn, one call being under way at a time
     * @param longestWait a longer wait for a quota or at the service's wish is not waited but reported
     */
    public record Patience(Duration connect, Duration answer, Duration queue, Duration longestWait) {

        public Patience {
            for (Duration each : List.of(connect, answer, queue)) {
                require(!each.isNegative() && !each.isZero(), "*.patience must be longer than nothing, not " + each);
            }
            require(!longestWait.isNegative(), "*.patience.longest-wait must not be negative");
        }
    }

    /**
     * @param attempts calls in all, the first included
     * @param firstWait before the second call
     * @param factor each further wait is so many times longer
     * @param jitter share by which a wait is longer or shorter by chance, so that clients do not knock together
     */
    public record Repeats(int attempts, Duration firstWait, double factor, double jitter) {

        public Repeats {
            require(attempts >= 1 && attempts <= 10, "*.retry.attempts must be 1 to 10, not " + attempts);
            require(firstWait.toMillis() >= 10, "*.retry.first-wait must be at least 10 ms, not " + firstWait);
            require(factor >= 1 && factor <= 10, "*.retry.factor must be 1 to 10, not " + factor);
            require(jitter > 0 && jitter < 1, "*.retry.jitter must lie between 0 and 1, not " + jitter);
        }
    }

    /**
     * @param calls how many of the latest calls are looked at
     * @param failureRate percentage of them that opens the circuit
     * @param rest how long the service is left alone then
     * @param trials calls after the rest that decide whether it closes again
     */
    public record Breaker(int calls, double failureRate, Duration rest, int trials) {

        public Breaker {
            require(calls >= 1 && trials >= 1, "*.breaker.calls and .trials must be at least 1");
            require(
                    failureRate > 0 && failureRate <= 100,
                    "*.breaker.failure-rate must be a percentage, not " + failureRate);
            require(rest.toMillis() >= 1, "*.breaker.rest must be longer than nothing, not " + rest);
        }
    }

    private static final Set<String> APIS = Set.of("defaults", "weather", "holidays", "enrichment");
    private static final Set<String> KEYS =
            Set.of("mode", "url", "licence", "max-bytes", "quota", "patience", "retry", "breaker");

    /**
     * @param name {@code weather} or {@code holidays}
     * @throws IllegalArgumentException if a key is unknown or a value is out of range
     */
    public static WebApiSettings of(Config chainon, String name) {
        Config all = chainon.getConfig("webapi");
        known(all, "webapi", APIS);
        Config api = all.getConfig(name);
        known(api, "webapi." + name, KEYS);
        Service service = new Service(
                name,
                Mode.named(api.getString("mode")),
                URI.create(api.getString("url")),
                api.getString("licence"),
                api.getBytes("max-bytes"));
        return new WebApiSettings(
                service,
                quota(group(api, name, "quota", "per-second", "per-minute", "per-hour", "per-day")),
                patience(group(api, name, "patience", "connect", "answer", "queue", "longest-wait")),
                repeats(group(api, name, "retry", "attempts", "first-wait", "factor", "jitter")),
                breaker(group(api, name, "breaker", "calls", "failure-rate", "rest", "trials")),
                Path.of(chainon.getString("home"), "cache", name));
    }

    /** The client that these settings describe. */
    public WebApi client(Telemetry telemetry) {
        return new WebApi(this, Clock.systemUTC(), Pauses.SLEEP, telemetry);
    }

    private static Quota quota(Config c) {
        return new Quota(c.getInt("per-second"), c.getInt("per-minute"), c.getInt("per-hour"), c.getInt("per-day"));
    }

    private static Patience patience(Config c) {
        return new Patience(
                c.getDuration("connect"),
                c.getDuration("answer"),
                c.getDuration("queue"),
                c.getDuration("longest-wait"));
    }

    private static Repeats repeats(Config c) {
        return new Repeats(
                c.getInt("attempts"), c.getDuration("first-wait"), c.getDouble("factor"), c.getDouble("jitter"));
    }

    private static Breaker breaker(Config c) {
        return new Breaker(c.getInt("calls"), c.getDouble("failure-rate"), c.getDuration("rest"), c.getInt("trials"));
    }

    private static Config group(Config api, String name, String group, String... keys) {
        Config found = api.getConfig(group);
        known(found, "webapi." + name + "." + group, Set.of(keys));
        return found;
    }

    static void known(Config config, String path, Set<String> keys) {
        Set<String> unknown = new TreeSet<>(config.root().keySet());
        unknown.removeAll(keys);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon." + path + ": " + unknown + "; known are " + new TreeSet<>(keys));
        }
    }

    private static void require(boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException("chainon.webapi." + words);
        }
    }
}
