package org.lingtan.api.cli;

import java.util.ResourceBundle;
import org.lingtan.api.problem.LanguageBundle;

/** The texts of the command line in one language. */
final class CommandTexts {

    private final LanguageBundle texts;

    private CommandTexts(LanguageBundle texts) {
        this.texts = texts;
    }

    /**
     * The texts of a language; the locale of the platform is never asked.
     *
     * @param language {@code zh} or {@code en}
     * @return the texts
     */
    static CommandTexts in(String language) {
        return new CommandTexts(LanguageBundle.of(CommandTexts.class, "messages", language));
    }

    String language() {
        return texts.language();
    }

    ResourceBundle bundle() {
        return texts.bundle();
    }

    /**
     * A text.
     *
     * @param key the key
     * @param found what stands for {@code %s}
     * @return the text, filled in
     * @throws java.util.MissingResourceException if there is no such key
     */
    String get(String key, Object... found) {
        return texts.get(key, found);
    }

    boolean has(String key) {
        return texts.has(key);
    }
}
