package org.lingtan.api.certificate;

/** Turns what a certificate says into a signed document, and tells its own documents from others. */
public interface Sealing {

    /**
     * Signs.
     *
     * @param content what the certificate says, canonical JSON
     * @return the signed document, which contains the content
     */
    byte[] seal(String content);

    /**
     * Whether a document was signed by this key over exactly this content.
     *
     * @param document the document
     * @param content the content, canonical JSON
     * @return false for any other document
     */
    boolean isGenuine(byte[] document, String content);
}
