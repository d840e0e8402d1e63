package dev.chainon.console.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pages for people ask of the process that holds subscriptions. Blocking: called from a worker thread. A token is the secret of a letter. */
public interface Subscriptions {

    /** One field of a form and what is wrong with it. */
    record Fault(String field, String problem) {}

    /**
     * A subscription as its owner sees it.
     *
     * @param from first minute of the window in event time, since 1970
     * @param webhook empty if there is none
     */
    record Card(
            String name,
            String email,
            String subject,
            long from,
            long until,
            double threshold,
            String webhook,
            boolean confirmed,
            String consent) {

        @Override
        public String toString() {
            return "Card[hidden]";
        }
    }

    /** A letter of the mailbox of a demonstration. */
    record Mail(String at, String to, String title, String text) {

        @Override
        public String toString() {
            return "Mail[hidden]";
        }
    }

    /** Version of the text that is to be accepted. */
    String consentVersion();

    /** That text in "fr" or "en". */
    String consentText(String language);

    /** Takes a form; what is wrong with it, or nothing. */
    List<Fault> subscribe(Map<String, Object> form);

    Optional<Card> card(String token);

    boolean confirm(String token);

    /** Corrects a subscription; what is wrong with the form, or nothing; empty if the token is of none. */
    Optional<List<Fault>> rectify(String token, Map<String, Object> form);

    boolean unsubscribe(String token);

    /** All that is kept of the person, in JSON. */
    Optional<String> export(String token);

    /** Erases the person; the signed proof in JSON. */
    Optional<String> erase(String token);

    /** Letters that were kept and not sent, newest first; empty where a mail server takes them. */
    Optional<List<Mail>> mailbox();
}
