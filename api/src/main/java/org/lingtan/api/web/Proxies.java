package org.lingtan.api.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who says for whom a request is sent: whoever connects from this machine, and the proxies that settings name. */
final class Proxies {

    private static final String THIS_MACHINE = "127\\.\\d+\\.\\d+\\.\\d+|::1|0:0:0:0:0:0:0:1";

    private Proxies() {}

    /** A regular expression for the addresses of all of them, in the form in which a connection shows them. */
    static String pattern(List<String> proxies) {
        return Stream.concat(
                        Stream.of(THIS_MACHINE),
                        proxies.stream().map(Proxies::shown).map(Pattern::quote))
                .collect(Collectors.joining("|"));
    }

    private static String shown(String address) {
        try {
            // An address in numbers, so that no name is looked up.
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("%s is no address in numbers.".formatted(address), noAddress);
        }
    }
}
