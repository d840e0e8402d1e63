package dev.chainon.apps.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Requests as bytes. */
final class Wire {

    private Wire() {}

    static String headers(String type, int length) {
        return "Host: fuzz\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n";
    }

    static byte[] request(String line, String headers, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((line + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    static byte[] joined(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
