package dev.chainon.apps;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail server. */
final class Post implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("/subscriptions/([A-Za-z0-9_-]{43})");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Post() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Titles of what came to the address, in order. */
    List<String> titles(String address) {
        return to(address)
                .map(letter -> {
                    try {
                        return letter.getSubject();
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    /** Where the last letter to the address says that one unsubscribes. */
    String unsubscribe(String address) {
        MimeMessage letter = to(address).reduce((first, second) -> second).orElseThrow();
        try {
            return letter.getHeader("List-Unsubscribe", null).replaceAll("[<>]", "");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The token in the last letter to the address. */
    String token(String address) {
        Matcher link = LINK.matcher(
                to(address).reduce((first, second) -> second).map(Post::text).orElseThrow());
        if (!link.find()) {
            throw new AssertionError("the letter holds no link");
        }
        return link.group(1);
    }

    private static String text(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<MimeMessage> to(String address) {
        return Stream.of(server.getReceivedMessages()).filter(letter -> {
            try {
                return letter.getAllRecipients()[0].toString().equals(address);
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public void close() {
        server.stop();
    }
}
