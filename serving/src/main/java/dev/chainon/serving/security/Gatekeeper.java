package dev.chainon.serving.security;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Client;
import dev.chainon.serving.http.Problem;
import dev.chainon.serving.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who may. Thread-safe. */
final class Gatekeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    /** Segments that a router takes away or joins, and encoded dots: two readers of such a path may disagree on what it names. */
    private static final Pattern CROOKED = Pattern.compile("/\\.{1,2}(/|$)|//|\\\\", Pattern.CASE_INSENSITIVE);

    private final Credentials credentials;
    private final Rules rules;
    private final Telemetry telemetry;

    Gatekeeper(Credentials credentials, Rules rules, Telemetry telemetry) {
        this.credentials = credentials;
        this.rules = rules;
        this.telemetry = telemetry;
    }

    void admit(Vertx vertx, HttpServerRequest request, Handler<HttpServerRequest> inner) {
        String path = String.valueOf(request.path());
        if (crooked(path)) {
            refuse(
                    request,
                    new Problem(Problem.Kind.NOT_FOUND, "a path holds no '.', no '..' and no empty part"),
                    "path");
            return;
        }
        Set<Role> needed = rules.needed(request.method().name(), path);
        if (needed.equals(Rules.EVERYBODY)) {
            Client.unknown(request);
            inner.handle(request);
            return;
        }
        Future<Verdict> judged = credentials.judge(vertx, request.headers());
        if (judged.isComplete()) {
            decide(request, judged, needed, inner);
        } else {
            // The body waits; it is let go once somebody listens.
            request.pause();
            judged.onComplete(done -> {
                decide(request, judged, needed, inner);
                request.resume();
            });
        }
    }

    private static boolean crooked(String path) {
        String dots = path.toLowerCase(Locale.ROOT).replace("%2e", ".").replace("%5c", "\\");
        return !path.startsWith("/") || CROOKED.matcher(dots).find();
    }

    private void decide(
            HttpServerRequest request, Future<Verdict> judged, Set<Role> needed, Handler<HttpServerRequest> inner) {
        if (judged.failed()) {
            Answers.failure(request, judged.cause());
            return;
        }
        Verdict verdict = judged.result();
        if (verdict instanceof Verdict.Known known) {
            if (Collections.disjoint(known.caller().roles(), needed)) {
                refuse(request, forbidden(known.caller(), needed), "role");
            } else {
                Client.recognised(request, known.caller().id());
                inner.handle(request);
            }
        } else if (verdict instanceof Verdict.Unknown unknown) {
            request.response().putHeader("WWW-Authenticate", "Bearer realm=\"chainon\"");
            refuse(request, new Problem(Problem.Kind.UNAUTHENTICATED, unknown.sentence()), unknown.word());
        } else if (verdict instanceof Verdict.Unjudged unjudged) {
            refuse(request, new Problem(Problem.Kind.NOT_READY, "not ready: " + unjudged.sentence()), "unjudged");
        }
    }

    private static Problem forbidden(Caller caller, Set<Role> needed) {
        return new Problem(
                Problem.Kind.FORBIDDEN,
                "'" + caller.name() + "' has the roles " + words(caller.roles()) + "; this needs one of "
                        + words(needed));
    }

    private static Set<String> words(Set<Role> roles) {
        Set<String> words = new TreeSet<>();
        roles.forEach(role -> words.add(role.word()));
        return words;
    }

    private void refuse(HttpServerRequest request, Problem problem, String why) {
        telemetry.count("chainon_access_refused_total", 1, "reason", why);
        LOG.info("refused {} of {}: {}", request.method(), request.remoteAddress(), problem.detail());
        Answers.refuse(request, new Refusal(problem));
    }
}
