package dev.chainon.local.supply;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** One secret of each kind, made when the test runs: the repository holds none of them, and none opens anything. */
final class Planted {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Random random = new Random(7);

    /** Rule to a text that holds such a secret. */
    Map<String, String> texts() throws NoSuchAlgorithmException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("private-key", key());
        texts.put("aws-access-key", "id = " + "AK" + "IA" + chance(16, CAPITALS));
        texts.put("github-token", "gh" + "p_" + chance(36));
        texts.put("github-fine-token", "github" + "_pat_" + chance(70));
        texts.put("gitlab-token", "gl" + "pat-" + chance(20));
        texts.put("slack-token", "xo" + "xb-" + chance(30));
        texts.put("google-key", "AI" + "za" + chance(35));
        texts.put("npm-token", "np" + "m_" + chance(36));
        texts.put("stripe-key", "sk" + "_live_" + chance(24));
        texts.put("signed-token", "ey" + "J" + chance(20) + ".ey" + "J" + chance(30) + "." + chance(43));
        texts.put("password-in-address", "jdbc:postgresql:" + "//app:" + chance(12) + "@db:5432/x");
        texts.put("named-value", "String clientSecret = \"" + chance(24) + "\";");
        texts.put("named-line", "db.password=" + chance(24));
        return texts;
    }

    String chance(int length) {
        return chance(length, LETTERS);
    }

    private String chance(int length, String letters) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, letters.length()).forEach(i -> text.append(letters.charAt(i)));
        return text.toString();
    }

    private static String key() throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String word = "PRIVATE" + " KEY-----";
        return "-----BEGIN " + word + "\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + word;
    }
}
