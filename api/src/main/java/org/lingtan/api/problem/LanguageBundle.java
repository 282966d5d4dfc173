package org.lingtan.api.problem;

import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of one place in one language; the locale of the platform is never asked. */
public final class LanguageBundle {

    private final String language;
    private final ResourceBundle bundle;

    private LanguageBundle(String language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /**
     * The texts of a language.
     *
     * @param owner a class beside the properties files
     * @param name their name without ending
     * @param language {@code zh} or {@code en}
     * @return the texts
     */
    public static LanguageBundle of(Class<?> owner, String name, String language) {
        Locale locale = language.equals("zh") ? Locale.CHINESE : Locale.ROOT;
        return new LanguageBundle(
                language,
                ResourceBundle.getBundle(
                        owner.getPackageName() + "." + name,
                        locale,
                        owner.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /**
     * The language.
     *
     * @return {@code zh} or {@code en}
     */
    public String language() {
        return language;
    }

    /**
     * The texts as Java knows them.
     *
     * @return the bundle
     */
    public ResourceBundle bundle() {
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
    public String get(String key, Object... found) {
        String text = bundle.getString(key);
        return found.length == 0 ? text : String.format(Locale.ROOT, text, found);
    }

    /**
     * Whether there is a text.
     *
     * @param key the key
     * @return true if there is
     */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
