package dev.chainon.people.notice;

import io.vertx.core.json.JsonObject;
import java.net.URI;

/**
 * One message to one person. Its text form hides it.
 *
 * @param id of the notice; the same for every try
 * @param to e-mail address, or the address of a webhook
 * @param text plain text for people
 * @param facts the same for programs, without name and address
 * @param unsubscribe ends the subscription by one POST (RFC 8058)
 */
public record Letter(
        String id, String person, String to, String title, String text, JsonObject facts, URI unsubscribe) {

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
