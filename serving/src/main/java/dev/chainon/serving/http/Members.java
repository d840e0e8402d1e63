package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Members of a JSON object that must be of one kind. */
final class Members {

    private Members() {}

    /** What a parameter is for; the parser stands on its value. */
    interface Parameter {
        void read(String name) throws IOException;
    }

    static void expect(JsonToken found, JsonToken wanted, String what, String kind) {
        if (found != wanted) {
            throw Refusal.bad(what + " must be " + kind);
        }
    }

    static String text(JsonParser json, String what) throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING, what, "a string");
        return json.getText();
    }

    static boolean truth(JsonParser json, String what) throws IOException {
        if (!json.currentToken().isBoolean()) {
            throw Refusal.bad(what + " must be true or false");
        }
        return json.getBooleanValue();
    }

    /** Shows each parameter of the object the parser stands on; those that nobody asks for may have any value. */
    static void parameters(JsonParser json, String what, Parameter known) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, what, "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            known.read(name);
            json.skipChildren();
        }
    }
}
