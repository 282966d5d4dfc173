package org.lingtan.api.provider;

import java.net.URI;
import java.util.Set;

/** Where a provider may be reached: by TLS, or on this machine, where nobody is between. */
public final class ProviderAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

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
}
