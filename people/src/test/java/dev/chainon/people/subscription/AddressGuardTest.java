package dev.chainon.people.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void numbersThatAreNotPublicAreRefused(String number) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(number))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "172.15.0.1", "100.63.0.1", "2606:4700::1111", "2a00:1450::1"})
    void publicNumbersPass(String number) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(number))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/hook",
                "https://example.org:8443/hook",
                "https://localhost/",
                "https://intranet/x",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://[::1]/",
                "https://user:secret@example.org/",
                "https://example.org/#x",
                "file:///etc/passwd",
                "gopher://example.org/",
                "mailto:a@example.org",
                "//example.org"
            })
    void formsThatLeadInsideAreRefused(String address) {
        assertThat(guard.fault(URI.create(address))).isPresent();
    }

    @Test
    void publicAddressPasses_andAPrivateOneWhereThatIsWanted() {
        assertThat(guard.fault(URI.create("https://example.org/hook?key=1"))).isEmpty();
        assertThat(new AddressGuard(true).fault(URI.create("http://127.0.0.1:8080/")))
                .isEmpty();
        assertThat(new AddressGuard(true).fault(URI.create("ftp://127.0.0.1/"))).isPresent();
    }

    @Test
    void nameThatLeadsInsideIsNotConnectedTo() {
        assertThat(guard.resolve("localhost")).isEmpty();
        assertThat(new AddressGuard(true).resolve("localhost")).isPresent();
    }
}
