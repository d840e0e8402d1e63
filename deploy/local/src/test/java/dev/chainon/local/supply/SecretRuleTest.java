package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRuleTest {

    private static List<String> found(String text) {
        TreeSet<String> names = new TreeSet<>();
        SecretRule.all().forEach(rule -> rule.find(text, SecretRule.small(text), (s, at) -> names.add(rule.name())));
        return List.copyOf(names);
    }

    @Test
    @Criterion("B1Cr2.secrets")
    void eachRuleFindsASecretOfItsKind_amongOtherText() throws NoSuchAlgorithmException {
        Map<String, String> texts = new Planted().texts();
        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        SecretRule.all().stream().map(SecretRule::name).toList());
        texts.forEach((rule, text) ->
                assertThat(found("before\n" + text + "\nafter")).as(rule).contains(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = secrets.password(SUPERUSER)",
                "token: ${CHAINON_TOKEN}",
                "String secret = \"chainon.spark.secret.of.this.cluster\";",
                "api_key = \"aaaaaaaaaaaaaaaaaaaaaaaa1\"",
                "jdbc:postgresql://127.0.0.1:5432/chainon",
                "https://${USER}:${PASSWORD}@example.org/",
                "-----BEGIN PUBLIC KEY-----",
                "if (pem.startsWith(\"-----BEGIN PRIVATE KEY-----\")) {",
                "git commit 0123456789abcdef0123456789abcdef01234567",
                "AKIA is how such a key begins"
            })
    void wordsNamesPlacesAndAddressesAreNoSecrets(String text) {
        assertThat(found(text)).as(text).isEmpty();
    }

    @Test
    void entropyIsShannons() {
        assertThat(SecretRule.bits("aaaa")).isZero();
        assertThat(SecretRule.bits("abab")).isEqualTo(1);
        assertThat(SecretRule.bits("abcdefgh")).isEqualTo(3);
    }
}
