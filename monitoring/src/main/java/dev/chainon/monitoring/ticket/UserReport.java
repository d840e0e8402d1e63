package dev.chainon.monitoring.ticket;

import java.util.Objects;

/**
 * What somebody says is wrong.
 *
 * @param page address of the page, from its slash on
 * @param summary one line
 * @param text all of it; may be empty
 */
public record UserReport(String page, String summary, String text) {

    public static final int LONGEST_SUMMARY = 140;
    public static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_PAGE = 200;

    public UserReport {
        Objects.requireNonNull(text);
        summary = summary.strip();
        if (summary.isEmpty() || summary.length() > LONGEST_SUMMARY) {
            throw new IllegalArgumentException(
                    "a report has a summary of 1 to " + LONGEST_SUMMARY + " characters, not " + summary.length());
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a report has " + LONGEST_TEXT + " characters at most, not " + text.length());
        }
        if (page.length() > LONGEST_PAGE || !page.matches("/[A-Za-z0-9/_.-]*") || page.startsWith("//")) {
            throw new IllegalArgumentException("a report names a page of this site, such as /quality");
        }
    }
}
