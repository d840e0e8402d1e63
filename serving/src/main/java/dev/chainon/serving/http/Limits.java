package dev.chainon.serving.http;

/**
 * What a request may ask for.
 *
 * @param bodyBytes largest body
 * @param rows most rows of one request
 * @param inlineBytes bodies up to this size are computed on the event loop, larger ones on a worker
 */
public record Limits(int bodyBytes, int rows, int inlineBytes) {

    public Limits {
        if (bodyBytes < 1 || rows < 1 || inlineBytes < 0) {
            throw new IllegalArgumentException("limits must be positive: body " + bodyBytes + " bytes, " + rows
                    + " rows, inline " + inlineBytes + " bytes");
        }
    }
}
