package org.lingtan.catalog;

/**
 * A text that a user reads, in both languages of the product.
 *
 * @param zh the Chinese text (zh-CN), not blank
 * @param en the English text, not blank
 */
public record Text(String zh, String en) {

    /**
     * Rejects a missing language.
     *
     * @throws IllegalArgumentException if either text is blank
     */
    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A text needs both languages: zh '%s', en '%s'.".formatted(zh, en));
        }
    }

    /**
     * The text in the language asked for.
     *
     * @param language an ISO 639 code; {@code zh} gives Chinese, anything else English
     * @return the text, never blank
     */
    public String in(String language) {
        return language.startsWith("zh") ? zh : en;
    }
}
