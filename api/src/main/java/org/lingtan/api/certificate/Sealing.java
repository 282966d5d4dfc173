package org.lingtan.api.certificate;

import java.util.Optional;
import org.lingtan.api.application.CaseFile;

/** Turns what a certificate says into a signed document, and tells its own documents from others. */
public interface Sealing {

    /**
     * Signs.
     *
     * @param file the case that the certificate is issued for
     * @param content what the certificate says, canonical JSON
     * @return the signed document, which says what the content says
     * @throws org.lingtan.api.problem.Refusal if what the case rests on is gone
     */
    byte[] seal(CaseFile file, String content);

    /**
     * Whether a document was signed by a key of the house and says exactly this content.
     *
     * @param document the document
     * @param content the content, canonical JSON
     * @return false for any other document
     */
    boolean isGenuine(byte[] document, String content);

    /**
     * What a document of the house tells the register.
     *
     * @param document a genuine document
     * @return what it says, as {@link Said#toJson}
     */
    String said(byte[] document);

    /**
     * What a document tells the register, if it is genuine: both questions by one reading.
     *
     * @param document the document
     * @param content the content, canonical JSON
     * @return what it says, as {@link Said#toJson}; empty where {@link #isGenuine} says no
     */
    default Optional<String> told(byte[] document, String content) {
        return isGenuine(document, content) ? Optional.of(said(document)) : Optional.empty();
    }
}
