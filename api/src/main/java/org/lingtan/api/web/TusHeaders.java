package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.upload.Upload;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** The headers of tus 1.0.0, read strictly and written. */
final class TusHeaders {

    /** Says which version of the protocol is spoken. */
    static final String VERSION = "Tus-Resumable";

    /** The only one. */
    static final String KNOWN = "1.0.0";

    private static final String METADATA = "Upload-Metadata";
    private static final String DIGEST = "sha256";
    private static final int MOST_METADATA = 2000;

    private TusHeaders() {}

    static void requireVersion(HttpServletRequest request) {
        if (!KNOWN.equals(request.getHeader(VERSION))) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
    }

    static void requireType(HttpServletRequest request, String type) {
        if (!type.equals(request.getContentType())) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    static long offset(HttpServletRequest request) {
        return whole(request, "Upload-Offset");
    }

    static long length(HttpServletRequest request) {
        long length = whole(request, "Upload-Length");
        if (length == 0) {
            throw Refusal.of(Refusal.Reason.INPUT, "request.wrong", "Upload-Length", length);
        }
        if (length > Requests.MOST_PACKAGE) {
            throw Refusal.of(Refusal.Reason.INPUT, "request.too-large", "Upload-Length", Requests.MOST_PACKAGE);
        }
        return length;
    }

    private static int whole(HttpServletRequest request, String name) {
        return Requests.whole(Optional.ofNullable(request.getHeader(name)).orElse(""), name);
    }

    /** What is announced as {@code sha256}: the 64 digits, in Base64 like every value there; blank if nothing is. */
    static String digest(HttpServletRequest request) {
        String metadata = Optional.ofNullable(request.getHeader(METADATA)).orElse("");
        if (metadata.length() > MOST_METADATA) {
            throw wrong(metadata.substring(0, MOST_METADATA));
        }
        return Arrays.stream(metadata.split(",", -1))
                .map(String::strip)
                .filter(pair -> pair.equals(DIGEST) || pair.startsWith(DIGEST + " "))
                .findFirst()
                .map(pair -> decoded(pair.substring(DIGEST.length()).strip()))
                .orElse("");
    }

    private static String decoded(String value) {
        try {
            String hex = new String(Base64.getDecoder().decode(value), StandardCharsets.US_ASCII);
            if (hex.matches("[0-9a-f]{64}")) {
                return "sha256:" + hex;
            }
        } catch (IllegalArgumentException otherForm) {
            // Told below like every other form.
        }
        throw wrong(value);
    }

    private static Refusal wrong(String value) {
        return Refusal.of(Refusal.Reason.INPUT, "request.wrong", METADATA, value);
    }

    /** How far an upload has come. */
    static <B extends ResponseEntity.HeadersBuilder<B>> B answer(B answer, Upload upload) {
        return answer.header("Cache-Control", "no-store")
                .header("Upload-Offset", String.valueOf(upload.offset()))
                .header("Upload-Length", String.valueOf(upload.length()))
                .header(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                upload.ends().atOffset(ZoneOffset.UTC)));
    }
}
