package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.lingtan.api.document.Digest;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/** What a request carries: its body, read strictly and within bounds, and the headers that every change needs. */
final class Requests {

    private static final int MOST_JSON = 65_536;
    private static final int MOST_RECORD = 4_000_000;
    /** How large a package is at most. */
    static final long MOST_PACKAGE = DocumentStore.LARGEST;

    private static final int MOST_KEY = 100;
    private static final int MOST_PAGE = 100;
    private static final int NETWORK_BYTES = 8;

    private static final String SENT = Requests.class.getName() + ".sent";

    private Requests() {}

    /** The digest of the body that was read as JSON; blank if there was none. */
    static String sent(HttpServletRequest request) {
        return String.valueOf(java.util.Objects.requireNonNullElse(request.getAttribute(SENT), ""));
    }

    static JsonNode json(HttpServletRequest request, String... members) {
        return json(request, MOST_JSON, members);
    }

    /** A body that holds decisions about every item of a large package. */
    static JsonNode record(HttpServletRequest request, String... members) {
        return json(request, MOST_RECORD, members);
    }

    /** A short body as it was sent. */
    static byte[] bytes(HttpServletRequest request) {
        return bytes(request, MOST_JSON);
    }

    private static JsonNode json(HttpServletRequest request, int most, String... members) {
        byte[] sent = bytes(request, most);
        request.setAttribute(SENT, CanonicalJson.digest(sent));
        JsonNode json = JsonSource.read("body", sent);
        json.only(members);
        return json;
    }

    private static byte[] bytes(HttpServletRequest request, int most) {
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Refusal.of(Refusal.Reason.INPUT, "request.too-large", "body", most);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the body into a file and returns its digest. */
    static String receive(HttpServletRequest request, Path file) {
        try (InputStream in = request.getInputStream();
                OutputStream out = new Bounded(Files.newOutputStream(file))) {
            return Digest.copy(in, out).digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes as many bytes as a package may have. */
    private static final class Bounded extends FilterOutputStream {
        private long total;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            total += length;
            if (total > MOST_PACKAGE) {
                throw Refusal.of(Refusal.Reason.INPUT, "request.too-large", "body", MOST_PACKAGE);
            }
            out.write(bytes, from, length);
        }
    }

    /** The key of a request that may come without. */
    static Optional<String> findKey(HttpServletRequest request) {
        return request.getHeader("Idempotency-Key") == null ? Optional.empty() : Optional.of(key(request));
    }

    static String key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > MOST_KEY) {
            throw Refusal.of(Refusal.Reason.USAGE, "request.no-key", "Idempotency-Key");
        }
        return key;
    }

    /** The revision that the sender saw. */
    static OptionalLong revision(HttpServletRequest request) {
        String match = request.getHeader("If-Match");
        if (match == null || !match.matches("\"[0-9]{1,18}\"")) {
            throw Refusal.of(Refusal.Reason.USAGE, "request.no-match", "If-Match");
        }
        return OptionalLong.of(Long.parseLong(match.substring(1, match.length() - 1)));
    }

    /** A whole number of at most nine digits, written as a decimal string like every number of this interface. */
    static int whole(String text, String place) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Refusal.of(Refusal.Reason.INPUT, "request.wrong", place, text);
        }
        return Integer.parseInt(text);
    }

    /**
     * Where a request comes from, as far as one sender can be told from another: an IPv4 address, or the 64 bits of an IPv6
     * address that a provider hands to one customer.
     *
     * @return the address; empty for this machine itself
     */
    static Optional<String> findAddress(HttpServletRequest request) {
        try {
            // Only a literal address comes from the connection or from the proxy, so that no name is looked up.
            InetAddress address = InetAddress.getByName(request.getRemoteAddr());
            if (address.isLoopbackAddress()) {
                return Optional.empty();
            }
            byte[] bytes = address.getAddress();
            return Optional.of(HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException noAddress) {
            return Optional.of(request.getRemoteAddr());
        }
    }

    static int size(int asked) {
        return Math.max(1, Math.min(MOST_PAGE, asked));
    }
}
