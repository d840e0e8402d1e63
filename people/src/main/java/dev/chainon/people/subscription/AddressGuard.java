package dev.chainon.people.subscription;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps messages to addresses of strangers' choice out of the house (server-side request forgery): https on port 443 to public addresses only. An address is
 * judged when it is given and again when it is used, and the connection then goes to the very number that was judged, so that a name that changes in between
 * gains nothing.
 *
 * @param privateAllowed takes any port, http, and addresses of the house: for a closed network and for tests
 */
public record AddressGuard(boolean privateAllowed) {

    /** What is wrong with the form of an address, before its name is looked up. */
    public Optional<String> fault(URI address) {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return Optional.of("must be an address such as https://example.org/hook, without a user and without #");
        }
        if (privateAllowed) {
            return scheme.equals("https") || scheme.equals("http")
                    ? Optional.empty()
                    : Optional.of("must begin with https:// or http://");
        }
        if (!scheme.equals("https") || port(address) != 443) {
            return Optional.of("must begin with https:// and use port 443");
        }
        // A host that is a number needs no look-up to be judged.
        String host = address.getHost();
        boolean number = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return number || host.toLowerCase(Locale.ROOT).endsWith("localhost") || !host.contains(".")
                ? Optional.of("must name a public host; numbers and names of this network are refused")
                : Optional.empty();
    }

    static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    /**
     * The number to connect to.
     *
     * @return empty if the name is unknown or any of its numbers is not public
     */
    public Optional<InetAddress> resolve(String host) {
        try {
            List<InetAddress> numbers = List.of(InetAddress.getAllByName(host));
            return privateAllowed || numbers.stream().allMatch(AddressGuard::isPublic)
                    ? Optional.of(numbers.get(0))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is one of the public internet (IANA's registries of special-purpose addresses, RFC 6890). */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        if (address instanceof Inet4Address) {
            return first != 0
                    && first < 224
                    && !(first == 100 && second >= 64 && second < 128)
                    && !(first == 192 && second == 0)
                    && !(first == 198 && (second == 18 || second == 19 || second == 51))
                    && !(first == 203 && second == 0 && b[2] == 113);
        }
        // Only global unicast, without what leads back to IPv4 (6to4, Teredo) and without documentation.
        boolean global = (first & 0xe0) == 0x20;
        boolean tunnel = first == 0x20 && (second == 0x02 || second == 0x01 && (b[2] & 0xfe) == 0);
        boolean documentation = first == 0x20 && second == 0x01 && b[2] == 0x0d && (b[3] & 0xff) == 0xb8;
        return global && !tunnel && !documentation;
    }
}
