package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** Shows pages that hold personal data or have a secret in their address: no cache keeps them, the address is handed on to nobody, and nothing runs in them. */
final class Discreet {

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'none'; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Templates templates = new Templates();
    private final Speech speech;
    private final String console;

    /** @param console address of the other pages, without a slash at its end; may be empty */
    Discreet(Speech speech, String console) {
        this.speech = speech;
        this.console = console;
    }

    Words words(RoutingContext context) {
        return speech.words(context);
    }

    void show(RoutingContext context, String name, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", name);
        all.put("console", console);
        // After a form was sent its address shows nothing to a second reader: the switch of the language leads to the
        // page itself.
        String path = context.request().path().replaceFirst("/(confirm|correct)$", "");
        all.put("path", name.equals("farewell") ? "/subscribe" : path);
        guarded(context)
                .response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(templates.render(name, all, words(context)));
    }

    static RoutingContext guarded(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff");
        return context;
    }
}
