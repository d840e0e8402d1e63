package dev.chainon.console.source;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a port for operators, whose door asks for the role of an admin. */
public final class HttpFaultDesk implements FaultDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a header may hold: a key that is none is not sent. */
    private static final String KEY = "[\\x21-\\x7e]{1,512}";

    private static final String NAME = "[a-z-]{1,40}";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI door;

    /** @param door address of the port */
    public HttpFaultDesk(URI door) {
        this.door = door;
    }

    @Override
    public Answer turn(String fault, boolean on, String key) {
        if (!fault.matches(NAME)) {
            return Answer.UNKNOWN;
        }
        if (!key.matches(KEY)) {
            return Answer.DENIED;
        }
        HttpRequest request = HttpRequest.newBuilder(door.resolve("/admin/faults/" + fault + (on ? "/on" : "/off")))
                .timeout(PATIENCE)
                .header("X-API-Key", key)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return answer(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Answer.AWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.AWAY;
        }
    }

    private static Answer answer(int status) {
        return switch (status) {
            case 200 -> Answer.TURNED;
            case 401, 403 -> Answer.DENIED;
            case 404 -> Answer.UNKNOWN;
            default -> Answer.AWAY;
        };
    }
}
