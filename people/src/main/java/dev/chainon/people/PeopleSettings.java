package dev.chainon.people;

import com.typesafe.config.Config;
import dev.chainon.people.notice.Courier;
import dev.chainon.people.notice.SmtpMail;
import dev.chainon.people.subscription.WishReader;
import dev.chainon.people.vault.KeyFiles;
import dev.chainon.people.vault.KeyRing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the people process is told, read from {@code chainon}.
 *
 * @param home folder of all state
 * @param site where the links in letters lead
 * @param newPerMinute new subscriptions a minute, of all the world together
 * @param privateWebhooks whether webhooks may go to addresses of this network
 * @param latest how far behind the log, in event time, something may lie that a person is still warned of
 */
public record PeopleSettings(
        Path home,
        int epoch,
        String bootstrap,
        Login runtime,
        Listen listen,
        URI site,
        int newPerMinute,
        boolean privateWebhooks,
        WishReader.Rules rules,
        Keys keys,
        Courier.Policy notices,
        Duration latest,
        Optional<SmtpMail.Settings> smtp) {

    private static final Set<String> KEYS = Set.of(
            "site",
            "console",
            "new-per-minute",
            "private-webhooks",
            "threshold",
            "window-days",
            "most-window-days",
            "keys",
            "notices",
            "smtp",
            "mailbox");

    /** The runtime database. Its text form hides the password. */
    public record Login(String url, String user, String password) {
        @Override
        public String toString() {
            return "Login[" + url + " as " + user + "]";
        }
    }

    /** @param port 0 takes any free one */
    public record Listen(String host, int port) {}

    /**
     * Where the keys are.
     *
     * @param given key sets that settings give, by name
     * @param rotateAfter age at which the master key is replaced by a new one
     */
    public record Keys(KeyFiles files, Map<String, String> given, Duration rotateAfter) {
        @Override
        public String toString() {
            return "Keys[" + files + "]";
        }
    }

    /**
     * Reads the settings.
     *
     * @param chainon the object of that name
     * @throws IllegalArgumentException naming what is unknown or out of range
     */
    public static PeopleSettings of(Config chainon) {
        Config own = chainon.getConfig("people");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.people: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        Path home = Path.of(chainon.getString("home"));
        Config notices = own.getConfig("notices");
        return new PeopleSettings(
                home,
                chainon.getInt("epoch"),
                chainon.getString("kafka.bootstrap"),
                new Login(
                        chainon.getString("runtime.url"),
                        chainon.getString("runtime.user"),
                        chainon.getString("runtime.password")),
                new Listen(chainon.getString("http.host"), chainon.getInt("http.port")),
                URI.create(own.getString("site")),
                own.getInt("new-per-minute"),
                own.getBoolean("private-webhooks"),
                new WishReader.Rules(
                        own.getDouble("threshold"), own.getInt("window-days"), own.getInt("most-window-days")),
                keys(own.getConfig("keys"), home),
                new Courier.Policy(
                        notices.getDuration("lease"),
                        notices.getInt("tries"),
                        notices.getDuration("first-wait"),
                        notices.getDuration("longest-wait")),
                notices.getDuration("latest"),
                smtp(own));
    }

    private static Keys keys(Config keys, Path home) {
        String folder = keys.getString("folder");
        return new Keys(
                new KeyFiles(
                        folder.isEmpty() ? home.resolve("keys").resolve("people") : Path.of(folder),
                        keys.getBoolean("create")),
                KeyRing.NAMES.stream().collect(Collectors.toMap(name -> name, keys::getString)),
                keys.getDuration("rotate-after"));
    }

    /** Without a mail server, letters stay in the mailbox, and only if that is wanted. */
    private static Optional<SmtpMail.Settings> smtp(Config own) {
        Config smtp = own.getConfig("smtp");
        if (smtp.getString("host").isEmpty()) {
            if (!own.getBoolean("mailbox")) {
                throw new IllegalArgumentException(
                        "chainon.people.smtp.host is empty: name the mail server, or set chainon.people.mailbox = true,"
                                + " which keeps letters in memory and sends none");
            }
            return Optional.empty();
        }
        return Optional.of(new SmtpMail.Settings(
                smtp.getString("host"),
                smtp.getInt("port"),
                smtp.getString("user"),
                smtp.getString("password"),
                smtp.getBoolean("starttls"),
                smtp.getString("from"),
                smtp.getDuration("patience")));
    }
}
