package dev.chainon.people.notice;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A mail server for tests, and settings that lead to it. */
public final class Post implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public Post() {
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    public SmtpMail.Settings settings() {
        return new SmtpMail.Settings("127.0.0.1", port(), "", "", false, "chainon@example.org", Duration.ofSeconds(5));
    }

    void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    public List<MimeMessage> letters() {
        return List.of(server.getReceivedMessages());
    }

    /** Titles of what came to this address, in order. */
    public List<String> titles(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(letter -> to(letter).equals(address))
                .map(Post::title)
                .toList();
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String title(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** Text of the last letter to this address. */
    public String text(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(letter -> to(letter).equals(address))
                .reduce((first, second) -> second)
                .map(letter -> {
                    try {
                        return letter.getContent().toString();
                    } catch (IOException | MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop();
    }
}
