package dev.chainon.console.page;

/** The part of a page that changes. */
final class Mains {

    private static final String BEGIN = "<main id=\"main\">";
    private static final String END = "</main>";

    private Mains() {}

    /** What stands between the tags of its main part; nothing where there is none. */
    static String of(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.lastIndexOf(END);
        return begin < 0 || end < begin ? "" : page.substring(begin + BEGIN.length(), end);
    }
}
