package dev.chainon.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the checks of one acceptance share: the servers that are asked, and what was learned of the model. One thread. */
final class Session {

    private final Order order;
    private final Client client;
    private final Optional<Client> monitoring;
    private Optional<Served> served = Optional.empty();

    /** @throws UnreachableException if nothing answers at one of the addresses */
    Session(Order order) {
        this.order = order;
        this.client = new Client(order.url(), order.key());
        this.monitoring = order.monitoring().map(url -> new Client(url, Optional.empty()));
        client.get("/v2/health/live");
        monitoring.ifPresent(other -> other.get("/metrics"));
    }

    Order order() {
        return order;
    }

    Client client() {
        return client;
    }

    Optional<Client> monitoring() {
        return monitoring;
    }

    /** @throws Unmet if the server does not say which model it has */
    Served served() {
        if (served.isEmpty()) {
            served = Optional.of(Served.by(client, order.model()));
        }
        return served.get();
    }

    /** What a record shows: never asks. */
    Optional<Served> known() {
        return served;
    }

    /** Every answer that was kept, of all servers. */
    List<Client.Answer> heard() {
        List<Client.Answer> all = new ArrayList<>(client.heard());
        monitoring.ifPresent(other -> all.addAll(other.heard()));
        return all;
    }
}
