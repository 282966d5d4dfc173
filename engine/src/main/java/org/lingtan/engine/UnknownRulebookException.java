package org.lingtan.engine;

import org.lingtan.catalog.Text;

/** No rulebook goes by that name, or none is in force on that date. */
public final class UnknownRulebookException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    /**
     * Says what was looked for and what there is.
     *
     * @param text the message in both languages
     */
    public UnknownRulebookException(Text text) {
        super(text.en());
        this.text = text;
    }

    /**
     * The message in both languages.
     *
     * @return the message
     */
    public Text text() {
        return text;
    }
}
