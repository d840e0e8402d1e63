package dev.chainon.local.deliver;

import com.typesafe.config.Config;

/**
 * Where the containers answer on this machine.
 *
 * @param trial the version on trial, before the switch
 * @param service the balancer, for clients
 * @param admin the balancer, for operators
 * @param monitoring the monitoring process
 */
record ComposePlaces(String trial, String service, String admin, String monitoring) {

    static ComposePlaces of(Config settings) {
        return new ComposePlaces(
                settings.getString("address"),
                settings.getString("service"),
                settings.getString("admin"),
                settings.getString("monitoring"));
    }

    /** The key of the variable {@code CHAINON_KEY}, or else the one that the launcher made for readers. */
    String key(Compose compose) {
        String given = System.getenv().getOrDefault("CHAINON_KEY", "");
        return given.isEmpty() ? compose.read("launcher", "/state/run/secrets/reader") : given;
    }
}
