package org.lingtan.report;

/** A file carried inside a report as an associated file. */
public final class ReportAttachment {

    private final String name;
    private final String mediaType;
    private final byte[] content;

    /**
     * A file.
     *
     * @param name the file name: lower-case ASCII letters, digits, dots and hyphens, at most 64
     * @param mediaType for example {@code application/jwt}
     * @param content the bytes, copied
     * @throws IllegalArgumentException if the name or the media type is not of the stated form
     */
    public ReportAttachment(String name, String mediaType, byte[] content) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,63}") || !mediaType.matches("[a-z]+/[a-z0-9.+-]+")) {
            throw new IllegalArgumentException(
                    "The attachment (%s, %s) needs a plain name and a media type.".formatted(name, mediaType));
        }
        this.name = name;
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    /**
     * The file name.
     *
     * @return the name, unique in a report
     */
    public String name() {
        return name;
    }

    /**
     * The media type.
     *
     * @return for example {@code application/jwt}
     */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] content() {
        return content.clone();
    }
}
