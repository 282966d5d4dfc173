package org.lingtan.api.cli;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the command line in one language. */
final class CommandTexts {

    private static final String BASE = "org.lingtan.api.cli.messages";

    private final String language;
    private final ResourceBundle bundle;

    private CommandTexts(String language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /**
     * The texts of a language; the locale of the platform is never asked.
     *
     * @param language {@code zh} or {@code en}
     * @return the texts
     */
    static CommandTexts in(String language) {
        Locale locale = language.equals("zh") ? Locale.CHINESE : Locale.ROOT;
        return new CommandTexts(
                language,
                ResourceBundle.getBundle(
                        BASE,
                        locale,
                        CommandTexts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String language() {
        return language;
    }

    ResourceBundle bundle() {
        return bundle;
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
        String text = bundle.getString(key);
        return found.length == 0 ? text : String.format(Locale.ROOT, text, found);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
