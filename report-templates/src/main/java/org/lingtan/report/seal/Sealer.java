package org.lingtan.report.seal;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.lingtan.report.internal.signature.SignaturePlaces;

/**
 * Signs reports: PAdES baseline B, or T with a time-stamp source. The signature fills in the place that the report
 * reserves; nothing else moves and nothing is appended.
 *
 * @param key the key that signs
 * @param timeStamps where time-stamps come from; empty for none
 */
public record Sealer(SealKey key, Optional<TimeStampSource> timeStamps) {

    /**
     * Signs a report.
     *
     * @param unsigned the report as the writer gives it
     * @param time the time of signing
     * @return the signed report, of the same length
     * @throws IOException if the time-stamp authority does not answer or answers wrongly
     * @throws IllegalArgumentException if the document reserves no signature, or is signed already
     */
    public byte[] seal(byte[] unsigned, Instant time) throws IOException {
        SignaturePlaces places = SignaturePlaces.reserved(unsigned);
        byte[] sealed = places.prepare(unsigned, time);
        CmsSignature signature = CmsSignature.sign(places.covered(sealed), key, timeStamps);
        places.fill(sealed, signature.encoded());
        return sealed;
    }
}
