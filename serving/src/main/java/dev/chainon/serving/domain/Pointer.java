package dev.chainon.serving.domain;

/** JSON pointers (RFC 6901), and names of a request as a sentence may show them. */
final class Pointer {

    private static final int SHOWN = 64;

    private Pointer() {}

    static String member(String parent, String name) {
        return parent + "/" + shown(name).replace("~", "~0").replace("/", "~1");
    }

    /** What a client sent, short and without control characters: an answer must not carry more than its reader can see. */
    static String shown(String text) {
        String cut = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return cut.replaceAll("[\\p{Cntrl}\\p{Co}\\p{Cs}]", "?");
    }
}
