package dev.chainon.console.page;

import dev.chainon.console.live.Sky;
import dev.chainon.console.source.Drift;
import dev.chainon.console.source.Explorer;
import dev.chainon.console.source.Models;
import dev.chainon.console.source.ReplayControl;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import dev.chainon.core.UseCase;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mounts the pages on a router: French unless {@code ?lang=en} was asked for once, which a cookie remembers. */
public final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final int BODY_BYTES = 4096;
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Templates templates = new Templates();
    private final Speech speech;
    private final LiveStream stream;
    private final LivePage live;
    private final ReplayPanel replay;
    private final TryPage tryPage;
    private final Renewals renewals = new Renewals();
    private final JuryPages jury;
    private final Models models;
    private final List<Page> pages;

    public Pages(UseCase<?> useCase, Sky sky, Sources sources) {
        this(useCase, sky, sources, new Hands(ReplayControl.NONE, Explorer.NONE, Drift.NONE));
    }

    /**
     * What the pages are given beside the sources.
     *
     * @param replay that feeds the sky, as people steer it
     * @param explorer asks the models that serve
     * @param drift of inputs, scores and quality
     */
    public record Hands(ReplayControl replay, Explorer explorer, Drift drift) {}

    /** Pages that show the sources and use these hands. */
    public Pages(UseCase<?> useCase, Sky sky, Sources sources, Hands hands) {
        speech = new Speech(useCase::wording);
        replay = new ReplayPanel(hands.replay());
        live = new LivePage(sky, sources, replay);
        stream = new LiveStream(sky, live);
        tryPage = new TryPage(sky, sources, hands.explorer(), useCase);
        jury = new JuryPages(templates, speech, renewals, sources.jury());
        RuleLines rules = new RuleLines(sources, useCase.contract());
        models = sources.models();
        pages = List.of(
                live,
                new QualityPage(sources, rules),
                new ContractPage(useCase.contract(), rules),
                new PrivacyPage(useCase.contract()),
                new DriftPage(hands.drift()),
                new DataSheetPage(useCase.contract(), rules, sources),
                new ModelPage(sources.models(), sources.jury().proofs()::openings),
                new ModelCardPage(sources, useCase),
                new LineagePage(sources),
                new OperationsPage(sources),
                new JobsPage(sources, InstantSource.system()),
                new ProjectPage(sources.project()));
    }

    public void mount(Router router) {
        router.route().handler(Pages::protect);
        router.route("/static/*")
                .handler(StaticHandler.create("console/static")
                        .setCachingEnabled(true)
                        .setMaxAgeSeconds(60));
        for (Page page : pages) {
            String path = page.path();
            if (!page.name().equals("live")) {
                router.get(path).handler(renewals.orNext(context -> again(context, page)));
            }
            router.get(path).blockingHandler(context -> show(context, page.name(), page.model(words(context))), false);
        }
        router.get("/model/:file").blockingHandler(this::paper, false);
        router.get("/events").handler(context -> stream.open(context, words(context)));
        jury.mount(router);
        router.get("/try")
                .blockingHandler(context -> tryIt(context, fields(context.queryParams(), TryPage.LINKS)), false);
        router.post("/try")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .blockingHandler(
                        context -> tryIt(context, fields(context.request().formAttributes(), TryPage.FIELDS)), false);
        router.post("/replay").handler(Pages::ownSite);
        router.post("/replay")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .blockingHandler(this::steer, false);
        router.errorHandler(403, context -> fail(context, 403));
        router.errorHandler(404, context -> fail(context, 404));
        router.errorHandler(500, context -> fail(context, 500));
    }

    private static void protect(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin");
        context.next();
    }

    /** Reads ahead what a page would otherwise be waited for. */
    public Pages warmUp(Vertx vertx) {
        jury.warmUp(vertx);
        return this;
    }

    /** The page's main part as it is whenever it is asked for. */
    private Callable<String> again(RoutingContext context, Page page) {
        Words words = words(context);
        String path = context.request().path();
        return () -> Mains.of(templates.render(page.name(), all(page.name(), path, page.model(words)), words));
    }

    /** A file of the champion's bundle that people read: its card or a plot. */
    private void paper(RoutingContext context) {
        String file = context.pathParam("file");
        Optional<String> type = file.endsWith(".svg")
                ? Optional.of("image/svg+xml")
                : file.equals(ModelPage.CARD) ? Optional.of("text/plain; charset=utf-8") : Optional.empty();
        Optional<String> text = type.flatMap(known -> models.paper(file));
        if (text.isEmpty()) {
            fail(context, 404);
            return;
        }
        context.response().putHeader("Content-Type", type.get()).end(text.get());
    }

    private static void ownSite(RoutingContext context) {
        if (SameSite.sent(context.request())) {
            context.next();
        } else {
            context.fail(403);
        }
    }

    /** What is asked of the replay is done and the page shown again, or the page says why not. */
    private void steer(RoutingContext context) {
        Map<String, String> form = new HashMap<>();
        context.request()
                .formAttributes()
                .forEach(field -> form.put(field.getKey(), field.getValue().strip()));
        Optional<ReplayPanel.Fault> fault = replay.steer(form, words(context));
        if (fault.isEmpty()) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/#replay")
                    .end();
            return;
        }
        Map<String, Object> model = new HashMap<>(live.model(words(context)));
        model.put("fault", fault.get().text());
        context.response().setStatusCode(fault.get().status());
        show(context, "live", model);
    }

    private void tryIt(RoutingContext context, Map<String, String> sent) {
        show(context, "try", tryPage.model(sent, words(context)));
    }

    private static Map<String, String> fields(MultiMap sent, List<String> names) {
        return names.stream()
                .filter(sent::contains)
                .collect(Collectors.toMap(name -> name, name -> String.valueOf(sent.get(name))));
    }

    private void show(RoutingContext context, String name, Map<String, Object> model) {
        String path = context.request().path();
        Map<String, Object> all = all(name, path.equals("/replay") ? "/" : path, model);
        all.put("renewed", pages.stream().anyMatch(page -> page.name().equals(name) && !name.equals("live")));
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Vary", "Accept");
        response.end(templates.render(name, all, words(context)));
    }

    private static Map<String, Object> all(String name, String path, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", name);
        all.put("path", path);
        return all;
    }

    private void fail(RoutingContext context, int status) {
        if (status == 500) {
            LOG.error("page {} failed", context.request().path(), context.failure());
        }
        if (!context.response().headWritten()) {
            context.response().setStatusCode(status);
            show(context, "error", Map.of("status", status));
        }
    }

    private Words words(RoutingContext context) {
        return speech.words(context);
    }
}
