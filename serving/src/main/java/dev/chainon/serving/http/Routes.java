package dev.chainon.serving.http;

import io.vertx.ext.web.Router;

/** A part of an HTTP interface. Mounted once on each event loop; what it shares between them is thread-safe. */
public interface Routes {

    void mount(Router router);
}
