package dev.chainon.people.notice;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends letters over SMTP. A server that cannot be reached, does not let this process in or refuses the letter certainly has not taken it; one that falls silent
 * after the letter was given to it may have.
 */
public final class SmtpMail implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);

    private final Settings settings;
    private final Session session;

    /**
     * The mail server.
     *
     * @param user empty where the server asks for none
     * @param startTls whether the connection must be encrypted before anything is said
     * @param from address that the letters come from
     * @param patience for each answer of the server
     */
    public record Settings(
            String host, int port, String user, String password, boolean startTls, String from, Duration patience) {

        @Override
        public String toString() {
            return "Settings[" + host + ":" + port + "]";
        }
    }

    public SmtpMail(Settings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(Settings settings) {
        String millis = Long.toString(settings.patience().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public Delivery send(Letter letter) {
        MimeMessage message;
        Transport transport;
        try {
            message = message(letter);
            transport = session.getTransport("smtp");
        } catch (MessagingException e) {
            return new Delivery.NotSent("the letter cannot be made", false);
        }
        try {
            boolean known = !settings.user().isEmpty();
            transport.connect(known ? settings.user() : null, known ? settings.password() : null);
            return hand(transport, message);
        } catch (AuthenticationFailedException e) {
            return new Delivery.NotSent("the mail server refuses the user", true);
        } catch (MessagingException e) {
            return new Delivery.NotSent("the mail server cannot be reached", true);
        } finally {
            close(transport);
        }
    }

    /** What became of the letter is known by then. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug(
                    "the connection to the mail server did not end well: {}",
                    e.getClass().getSimpleName());
        }
    }

    private static Delivery hand(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Sent();
        } catch (SendFailedException e) {
            int code = code(e);
            return code == 0
                    ? new Delivery.InDoubt("the mail server broke off while it took the letter")
                    : new Delivery.NotSent("the mail server answered " + code, code < 500);
        } catch (MessagingException e) {
            return new Delivery.InDoubt("the mail server fell silent while it took the letter");
        }
    }

    /** The server's answer somewhere in the chain of causes; 0 without one. */
    private static int code(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException; e = ((MessagingException) e).getNextException()) {
            if (e instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (e instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
                return send.getReturnCode();
            }
        }
        return 0;
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new Numbered(session, letter.id());
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.title(), "UTF-8");
        message.setText(letter.text(), "UTF-8");
        message.setSentDate(new Date());
        message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Its Message-ID is the notice's, so that a mailbox can tell a letter that came twice. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@chainon>");
        }
    }
}
