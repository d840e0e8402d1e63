package dev.chainon.bench.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;

/** Real records, five in six of them damaged, one in twelve sent again in its place; the same seed damages the same way. Never ends before its feed does. */
final class Fuzzer implements Iterator<byte[]> {

    private static final byte[] DEEP = "[".repeat(5_000).getBytes(StandardCharsets.UTF_8);
    private static final String[] VALUES = {
        "null",
        "true",
        "1e400",
        "-99999999999999999999999999",
        "9223372036854775808",
        "{}",
        "[[[]]]",
        "\"\"",
        "\"\\ud800\"",
        "\"\u2708\u0000\"",
        "\"2001-02-30T25:61\"",
        "0.5"
    };

    private static final String[] YEARS = {"2002", "2038", "2099", "9999", "+999999", "-999999", "0001"};

    private final Iterator<byte[]> feed;
    private final Random random;
    private byte[] before = new byte[0];

    Fuzzer(Iterator<byte[]> feed, long seed) {
        this.feed = feed;
        this.random = new Random(seed);
    }

    @Override
    public boolean hasNext() {
        return feed.hasNext();
    }

    @Override
    public byte[] next() {
        byte[] good = feed.next();
        byte[] made = damaged(good);
        before = good;
        return made;
    }

    private byte[] damaged(byte[] good) {
        return switch (random.nextInt(13)) {
            case 0 -> flipped(good, 1);
            case 1 -> flipped(good, 1 + random.nextInt(20));
            case 2 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 3 -> Arrays.copyOfRange(good, random.nextInt(good.length), good.length);
            case 4 -> joined(good, before);
            case 5 -> member(good, "");
            case 6, 7 -> member(good, VALUES[random.nextInt(VALUES.length)]);
            case 8 -> noise(random.nextInt(400));
            case 9 -> inserted(good);
            case 10 -> random.nextInt(200) == 0 ? DEEP : before;
            case 11 -> ahead(good);
            default -> good;
        };
    }

    private byte[] flipped(byte[] good, int times) {
        byte[] made = good.clone();
        for (int i = 0; i < times; i++) {
            made[random.nextInt(made.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return made;
    }

    /** All its dates in another year, so that they agree with each other and the record is a good one of then. */
    private byte[] ahead(byte[] good) {
        return new String(good, StandardCharsets.UTF_8)
                .replaceAll("\"2001-(?=[-0-9]+T)", "\"" + YEARS[random.nextInt(YEARS.length)] + "-")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise(int length) {
        byte[] made = new byte[length];
        random.nextBytes(made);
        return made;
    }

    private byte[] inserted(byte[] good) {
        int at = random.nextInt(good.length);
        byte[] made = joined(Arrays.copyOf(good, at), noise(1 + random.nextInt(8)));
        return joined(made, Arrays.copyOfRange(good, at, good.length));
    }

    /** The record with the value of one member replaced; an empty value takes the whole member away. */
    private byte[] member(byte[] good, String value) {
        String text = new String(good, StandardCharsets.UTF_8);
        String[] members = text.substring(1, text.length() - 1).split(",");
        int chosen = random.nextInt(members.length);
        int colon = members[chosen].indexOf(':');
        members[chosen] = value.isEmpty() ? "" : members[chosen].substring(0, Math.max(0, colon) + 1) + value;
        String rest = String.join(",", members).replaceAll("^,|,(?=,|$)", "");
        return ("{" + rest + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] made = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, made, a.length, b.length);
        return made;
    }
}
