package org.lingtan.api.provider;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a provider may be reached: by TLS, or on this machine, where nobody is between. */
public final class ProviderAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Networks of a house, of a carrier or of nobody, beside those that the platform knows as such. */
    private static final List<Network> INSIDE = List.of(
            Network.of("0.0.0.0", 8),
            Network.of("100.64.0.0", 10),
            Network.of("198.18.0.0", 15),
            Network.of("fc00::", 7),
            Network.of("64:ff9b:1::", 48));

    /** An address in it ends with one of the older kind, to which it leads (RFC 6052). */
    private static final Network TRANSLATED = Network.of("64:ff9b::", 96);

    private static final int OLDER_BYTES = 4;

    /** A network, by its first address and how many bits all of its addresses begin with. */
    private record Network(InetAddress first, int bits) {
        static Network of(String first, int bits) {
            try {
                return new Network(InetAddress.getByName(first), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(first, e);
            }
        }

        boolean holds(InetAddress address) {
            return address.getAddress().length == first.getAddress().length
                    && beginning(address).equals(beginning(first));
        }

        private BigInteger beginning(InetAddress address) {
            byte[] bytes = address.getAddress();
            return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - bits);
        }
    }

    private ProviderAddress() {}

    /**
     * Whether nobody on the way can read or alter what is sent.
     *
     * @param address an address with a scheme and a host
     * @return true for https, and for http to the loopback address
     */
    public static boolean isProtected(URI address) {
        boolean isTls = "https".equals(address.getScheme()) && address.getHost() != null;
        return isTls
                || ("http".equals(address.getScheme())
                        && address.getHost() != null
                        && THIS_MACHINE.contains(address.getHost()));
    }

    /**
     * Whether a provider may have itself asked at an address. One that is elsewhere does not lead to this machine, nor by a
     * number to one beside it: whoever writes its document could reach through this server what they cannot reach themselves.
     *
     * @param issuer the provider
     * @param endpoint what its document names
     * @return true if it may be asked there
     */
    static boolean mayLead(URI issuer, URI endpoint) {
        if (!isProtected(endpoint) || endpoint.getRawUserInfo() != null) {
            return false;
        }
        return THIS_MACHINE.contains(issuer.getHost())
                || ("https".equals(endpoint.getScheme())
                        && (endpoint.getHost().equals(issuer.getHost()) || !isInside(endpoint.getHost())));
    }

    private static boolean isInside(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        boolean isNumber = name.startsWith("[") || name.matches("(.*\\.)?[0-9][0-9a-fx]*");
        return isNumber && !isPublic(name);
    }

    /** A number in a form that is read otherwise here than there is nobody's. */
    private static boolean isPublic(String number) {
        if (!number.startsWith("[") && !number.matches("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})")) {
            return false;
        }
        try {
            InetAddress address = translated(InetAddress.getByName(number));
            boolean isOwn = address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
            return !isOwn
                    && INSIDE.stream().noneMatch(network -> network.holds(address))
                    && !address.isSiteLocalAddress()
                    && !address.isLinkLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static InetAddress translated(InetAddress address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        return TRANSLATED.holds(address)
                ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - OLDER_BYTES, bytes.length))
                : address;
    }
}
