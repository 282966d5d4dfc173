package org.lingtan.api.provider;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** Where a provider may be reached: by TLS, or on this machine, where nobody is between. */
public final class ProviderAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int FIRST_SEVEN_BITS = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;

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
            InetAddress address = InetAddress.getByName(number);
            boolean isOwn = address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
            boolean isUniqueLocal =
                    address instanceof Inet6Address && (address.getAddress()[0] & FIRST_SEVEN_BITS) == UNIQUE_LOCAL;
            return !isOwn && !isUniqueLocal && !address.isSiteLocalAddress() && !address.isLinkLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
