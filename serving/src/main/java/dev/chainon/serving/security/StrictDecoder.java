package dev.chainon.serving.security;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.VertxConnection;

/**
 * Reads HTTP/1 as Vert.x does, and refuses what two readers in a row may read differently: a head with both {@code Content-Length} and
 * {@code Transfer-Encoding}, from which Netty by its default takes the length away before anybody can see it (RFC 9112, 6.3: ought to be handled as an
 * error), a version that is none, a target with control characters. It takes the place of Vert.x's own decoder, for which there is no option; a test with
 * raw sockets holds that the place is found.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {

    private StrictDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Does nothing to a connection that does not speak HTTP/1. */
    static void install(HttpConnection connection, HttpServerOptions options) {
        if (connection instanceof VertxConnection inner) {
            ChannelPipeline pipeline = inner.channel().pipeline();
            ChannelHandlerContext place = pipeline.context(VertxHttpRequestDecoder.class);
            if (place != null) {
                pipeline.replace(place.handler(), place.name(), new StrictDecoder(options));
            }
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a request has a Content-Length or a Transfer-Encoding, not both");
    }

    @Override
    protected HttpMessage createMessage(String[] firstLine) {
        String version = firstLine[2];
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
            throw new IllegalArgumentException("the version must be HTTP/1.1 or HTTP/1.0");
        }
        String target = firstLine[1];
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) >= 0x7f) {
                throw new IllegalArgumentException("the target of a request has visible ASCII characters only");
            }
        }
        return super.createMessage(firstLine);
    }
}
