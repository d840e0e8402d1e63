package dev.chainon.serving.balancer;

import io.vertx.core.dns.AddressResolverOptions;

/** How the balancer finds out where a replica is, whose name stays when its address changes. */
public final class Lookup {

    /** A replica that is replaced in a network of containers keeps its name and gets another address: what the name server allows, minutes, would be too long. */
    private static final int BELIEVED_SECONDS = 1;

    private Lookup() {}

    /** An address is believed for a second, whatever the name server allows. Connections that are there go on without being looked up. */
    public static AddressResolverOptions options() {
        return new AddressResolverOptions().setCacheMaxTimeToLive(BELIEVED_SECONDS);
    }
}
