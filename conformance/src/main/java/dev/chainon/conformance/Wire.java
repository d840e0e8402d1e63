package dev.chainon.conformance;

/** Remembers the last exchange of a check, shortened, to show it. One thread. */
final class Wire {

    private static final int SHOWN = 400;

    private String sent = "";
    private String answered = "";

    void forget() {
        sent = "";
        answered = "";
    }

    void sent(String text) {
        sent = shortened(text);
        answered = "";
    }

    void answered(String text) {
        answered = shortened(text);
    }

    String sent() {
        return sent;
    }

    String answered() {
        return answered;
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
