package dev.chainon.apps.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages requests: their first line, their heads, their bodies, their framing. The same seed damages the same way. */
final class Mutants {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "BREW", "get", "");
    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/v1/",
            "/v2/models/",
            "/v1/../v2",
            "/%",
            "/%zz",
            "/%2e%2e/",
            "/v1/%00",
            "*",
            "/\u00ff",
            "/v1/x?a=%",
            "/v2;x=y",
            "/admin/drain",
            "/metrics",
            "http://elsewhere/v2",
            "/v1/errors/..%2f",
            "/?" + "a=b&".repeat(200),
            "/" + "a/".repeat(300));
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/plain",
            "application/json; charset=utf-16",
            "application/json;;;",
            "*/*",
            "",
            "multipart/form-data",
            "\u0001");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "NaN",
            "-Infinity",
            "1e400",
            "-1e-400",
            "1e39",
            "9223372036854775808",
            "-0",
            "0.5",
            "01",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"" + "x".repeat(5_000) + "\"",
            "{}",
            "[]",
            "[[[]]]",
            "{\"a\":{\"a\":{\"a\":1}}}",
            "[1,2,\"3\"]",
            "1" + "0".repeat(400),
            "\"ATL\"",
            "\"NaN\"",
            "\"9999-12-31T23:59\"",
            "\"0001-01-01T00:00\"",
            "\"2001-02-30T25:61\"");
    private static final List<String> HEADERS = List.of(
            "Content-Length: 3",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: identity",
            "Host: other",
            "Expect: 100-continue",
            "Expect: x",
            "Connection: close",
            "Connection: Upgrade",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Content-Encoding: gzip",
            "X: " + "y".repeat(9_000),
            "X-API-Key: chn_0",
            "Authorization: Bearer a.b.c",
            "Authorization: Bearer " + "a".repeat(3_000),
            "Cookie: a=b",
            "Range: bytes=0-",
            "Accept: text/html",
            "Na me: x",
            "X\u0000: y",
            "Origin: null",
            "Sec-WebSocket-Key: x");
    private static final List<String> CHUNKS = List.of(
            "zz\r\n",
            "-1\r\n",
            "ffffffffffffffff\r\n",
            "5\r\nab",
            "0\r\n",
            "5;x=y\r\nabcde\r\n0\r\n\r\n",
            "\r\n\r\n",
            "1\r\nab\r\n0\r\n\r\n");

    private final List<Sample> samples;
    private final Random random;

    Mutants(List<Sample> samples, long seed) {
        this.samples = List.copyOf(samples);
        this.random = new Random(seed);
    }

    Sample sample() {
        return samples.get(random.nextInt(samples.size()));
    }

    Mutant next() {
        Sample sample = sample();
        return switch (random.nextInt(12)) {
            case 0 -> whole(chosen(METHODS), sample.path(), Sample.JSON, sample.bytes());
            case 1 -> whole(sample.method(), chosen(PATHS), Sample.JSON, sample.bytes());
            case 2 -> whole(sample.method(), bent(sample.path()), Sample.JSON, sample.bytes());
            case 3 -> whole(sample.method(), sample.path(), chosen(TYPES), sample.bytes());
            case 4, 5, 6, 7, 8 -> whole(sample.method(), sample.path(), Sample.JSON, body(sample.bytes()));
            case 9 -> headed(sample);
            case 10 -> unframed(sample);
            default -> noise(sample);
        };
    }

    private Mutant whole(String method, String path, String type, byte[] body) {
        boolean answered = !method.isEmpty() && !method.equals("HEAD");
        return new Mutant(
                Wire.request(method + " " + path + " HTTP/1.1", Wire.headers(type, body.length), body),
                answered && plain(path + type));
    }

    /** Whether a strict reader takes it for a head at all. */
    private static boolean plain(String text) {
        return text.chars().allMatch(c -> c > 0x1f && c < 0x7f) && text.length() < 3_000;
    }

    private String bent(String path) {
        char[] letters = path.toCharArray();
        letters[random.nextInt(letters.length)] = (char) (33 + random.nextInt(94));
        String bent = new String(letters);
        return random.nextBoolean() ? bent : bent + "?" + (char) (97 + random.nextInt(26)) + "=" + random.nextInt();
    }

    private byte[] body(byte[] good) {
        if (good.length == 0) {
            return random.nextBoolean() ? randomBytes(1 + random.nextInt(50)) : "{}".getBytes(StandardCharsets.UTF_8);
        }
        return switch (random.nextInt(9)) {
            case 0 -> flipped(good);
            case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 2 -> Wire.joined(good, good);
            case 3 -> ("[".repeat(1 + random.nextInt(3_000))).getBytes(StandardCharsets.UTF_8);
            case 4 -> Wire.joined(randomBytes(1 + random.nextInt(4)), good);
            case 5 ->
                text(good)
                        .replaceFirst("\\{", "{\"" + "ab".repeat(random.nextInt(40)) + "\":" + chosen(VALUES) + ",")
                        .getBytes(StandardCharsets.UTF_8);
            case 6 -> text(good).replaceFirst("\"[a-z_]+\":", "\"features\":").getBytes(StandardCharsets.UTF_8);
            default -> member(text(good)).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** One value of the document is another's: a number where a text was, a shape that does not fit, a date that is none. */
    private String member(String good) {
        int from = good.indexOf(':', random.nextInt(good.length()));
        if (from < 0) {
            from = good.indexOf(':');
        }
        int to = from + 1;
        while (to < good.length() && ",]}".indexOf(good.charAt(to)) < 0) {
            to++;
        }
        return good.substring(0, from + 1) + chosen(VALUES) + good.substring(to);
    }

    private Mutant headed(Sample sample) {
        StringBuilder extra = new StringBuilder();
        for (int i = 0; i <= random.nextInt(3); i++) {
            extra.append(chosen(HEADERS)).append("\r\n");
        }
        return new Mutant(
                Wire.request(
                        sample.method() + " " + sample.path() + " HTTP/1.1",
                        Wire.headers(Sample.JSON, sample.bytes().length) + extra,
                        sample.bytes()),
                false);
    }

    private Mutant unframed(Sample sample) {
        String head = "Host: fuzz\r\nContent-Type: application/json\r\n";
        byte[] body = sample.bytes();
        return new Mutant(
                switch (random.nextInt(4)) {
                    case 0 ->
                        Wire.request(
                                sample.method() + " " + sample.path() + " HTTP/1.1",
                                head + "Transfer-Encoding: chunked\r\n",
                                chosen(CHUNKS).getBytes(StandardCharsets.US_ASCII));
                    case 1 ->
                        Wire.request(
                                sample.method() + " " + sample.path() + " HTTP/1.1",
                                head + "Content-Length: " + (body.length + 1 + random.nextInt(1_000_000_000)) + "\r\n",
                                body);
                    case 2 ->
                        Wire.request(
                                sample.method() + " " + sample.path() + " HTTP/" + random.nextInt(12) + "."
                                        + random.nextInt(12),
                                head,
                                body);
                    default -> Arrays.copyOf(sample.wire(), random.nextInt(sample.wire().length));
                },
                false);
    }

    private Mutant noise(Sample sample) {
        return random.nextInt(4) == 0
                ? new Mutant(randomBytes(1 + random.nextInt(300)), false)
                : new Mutant(flipped(sample.wire()), false);
    }

    private byte[] flipped(byte[] good) {
        byte[] made = good.clone();
        for (int i = 0; i <= random.nextInt(8); i++) {
            made[random.nextInt(made.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return made;
    }

    private byte[] randomBytes(int length) {
        byte[] made = new byte[length];
        random.nextBytes(made);
        return made;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private <T> T chosen(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
