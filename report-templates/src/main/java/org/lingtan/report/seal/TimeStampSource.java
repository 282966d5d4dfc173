package org.lingtan.report.seal;

import java.io.IOException;
import java.security.cert.X509Certificate;

/**
 * A time-stamp authority (RFC 3161).
 *
 * @see HttpTimeStampSource
 */
public interface TimeStampSource {

    /**
     * The certificate of the authority, known beforehand. A token of anybody else is refused.
     *
     * @return the certificate
     */
    X509Certificate certificate();

    /**
     * Asks for a time-stamp.
     *
     * @param request the time-stamp request in DER
     * @return the response in DER
     * @throws IOException if the authority does not answer
     */
    byte[] answer(byte[] request) throws IOException;
}
