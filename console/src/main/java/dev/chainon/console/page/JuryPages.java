package dev.chainon.console.page;

import dev.chainon.console.source.Jury;
import dev.chainon.console.text.Words;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.view.CodeLinks;
import dev.chainon.evidence.report.view.HtmlView;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The jury's page: blocks and criteria, each of which opens to its claims, tests, live values and artefacts; the same as one file to keep; the code it leads
 * to; and the proofs that it runs again. Blocking work stays off the event loop.
 */
final class JuryPages {

    private static final String PATH = "/jury";
    private static final long WARM_UP_MILLIS = 20_000;
    private static final int BODY_BYTES = 2048;
    private static final String CODE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final Templates templates;
    private final Speech speech;
    private final Renewals renewals;
    private final Jury jury;
    private final ProofStream proofs;
    private final HtmlView view = new HtmlView();
    private volatile Named named = new Named(Optional.empty(), Set.of());

    /** A report, and the files it leads to. */
    private record Named(Optional<EvidenceReport> report, Set<String> files) {}

    JuryPages(Templates templates, Speech speech, Renewals renewals, Jury jury) {
        this.templates = templates;
        this.speech = speech;
        this.renewals = renewals;
        this.jury = jury;
        this.proofs = new ProofStream(jury);
    }

    void mount(Router router) {
        router.route(PATH + "/web/*")
                .handler(StaticHandler.create(HtmlView.WEB)
                        .setCachingEnabled(true)
                        .setMaxAgeSeconds(60));
        router.get(PATH).handler(renewals.orNext(context -> {
            Words words = speech.words(context);
            return () -> new JsonObject(new HashMap<>(JuryLines.values(jury.live(), words))).encode();
        }));
        router.get(PATH).blockingHandler(this::show, false);
        router.get(PATH + "/complete").blockingHandler(this::complete, false);
        router.get(PATH + "/code").blockingHandler(this::code, false);
        router.post(PATH + "/prove").handler(context -> {
            if (SameSite.sent(context.request())) {
                context.next();
            } else {
                context.response().setStatusCode(403).end();
            }
        });
        router.post(PATH + "/prove")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .blockingHandler(context -> proofs.open(context, speech.words(context)), false);
    }

    /** Reads the evidence before somebody asks for it, once the platform has come to rest. */
    void warmUp(Vertx vertx) {
        Callable<Optional<EvidenceReport>> read = jury.proofs()::report;
        vertx.setTimer(WARM_UP_MILLIS, id -> vertx.executeBlocking(read, false));
    }

    private void show(RoutingContext context) {
        Words words = speech.words(context);
        Map<String, Object> model = new HashMap<>();
        named().report()
                .ifPresent(
                        report -> model.putAll(new JuryLines(report, view, this::address, jury.live(), words).model()));
        model.put("page", "jury");
        model.put("path", PATH);
        model.put("hindrance", jury.prover().hindrance().orElse(""));
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Vary", "Accept")
                .end(templates.render("jury", model, words));
    }

    private Named named() {
        Optional<EvidenceReport> report = jury.proofs().report();
        Named known = named;
        if (!known.report().equals(report)) {
            known = new Named(report, report.map(jury.code()::names).orElse(Set.of()));
            named = known;
        }
        return known;
    }

    private String address(String path) {
        String file = CodeLinks.file(path);
        return named.files().contains(file)
                ? PATH + "/code?file=" + URLEncoder.encode(file, StandardCharsets.UTF_8) + CodeLinks.anchor(path)
                : "";
    }

    /** The full page carries style and script inside, so that it can be kept as one file. */
    private void complete(RoutingContext context) {
        Optional<EvidenceReport> report = jury.proofs().report();
        if (report.isEmpty()) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader("Content-Security-Policy", view.policy() + "; frame-ancestors 'none'")
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(view.render(report.get()));
    }

    /** A file that the report leads to, and no other. */
    private void code(RoutingContext context) {
        String file = context.request().getParam("file", "");
        Optional<String> page = named().files().contains(file) ? jury.code().page(file) : Optional.empty();
        if (page.isEmpty()) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader("Content-Security-Policy", CODE_POLICY)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(page.get());
    }
}
