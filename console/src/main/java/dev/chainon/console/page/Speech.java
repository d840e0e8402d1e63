package dev.chainon.console.page;

import dev.chainon.console.text.Language;
import dev.chainon.console.text.Words;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** The words of a request: French unless {@code ?lang=en} was asked for once, which a cookie remembers. */
final class Speech {

    private static final String COOKIE = "chainon-lang";
    private static final long YEAR_SECONDS = 365L * 24 * 3600;

    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    Speech(BiFunction<String, String, Optional<String>> useCase) {
        for (Language language : Language.values()) {
            words.put(language, new Words(language, useCase));
        }
    }

    Words words(RoutingContext context) {
        Optional<String> asked = Optional.ofNullable(context.request().getParam("lang"));
        asked.ifPresent(lang -> context.response()
                .addCookie(Cookie.cookie(COOKIE, Language.of(lang).code())
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(YEAR_SECONDS)));
        Optional<String> kept =
                Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
        Words chosen = words.get(Language.of(asked.or(() -> kept).orElse("fr")));
        return Objects.requireNonNull(chosen);
    }
}
