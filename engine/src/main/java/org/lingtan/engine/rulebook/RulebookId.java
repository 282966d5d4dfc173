package org.lingtan.engine.rulebook;

import java.util.regex.Pattern;

/**
 * Names one version of one rulebook.
 *
 * @param id the id, for example {@code cnip}
 * @param version the version, for example {@code 1.0.0}; empty where the version in force on a date is meant
 */
public record RulebookId(String id, String version) implements Comparable<RulebookId> {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern VERSION = Pattern.compile("|[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}");

    /**
     * Rejects anything that could be a path.
     *
     * @throws IllegalArgumentException if the id is not lower-case letters, digits and hyphens, or the version not three
     *     numbers
     */
    public RulebookId {
        if (!ID.matcher(id).matches() || !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "The rulebook (%s@%s) must look like cnip@1.0.0.".formatted(id, version));
        }
    }

    /**
     * Reads {@code id} or {@code id@version}.
     *
     * @param text the text
     * @return the id
     * @throws IllegalArgumentException if it has another form
     */
    public static RulebookId parse(String text) {
        int at = text.indexOf('@');
        return at < 0 ? new RulebookId(text, "") : new RulebookId(text.substring(0, at), text.substring(at + 1));
    }

    /**
     * Whether a version is named.
     *
     * @return false where the version in force is meant
     */
    public boolean isPinned() {
        return !version.isEmpty();
    }

    /**
     * The place of the version among those of the same id: 1.10.0 comes after 1.9.0.
     *
     * @return a number that grows with the version; 0 where none is named
     */
    public long ordinal() {
        long ordinal = 0;
        for (String number : version.split("\\.", -1)) {
            ordinal = ordinal * 10_000 + Integer.parseInt(number.isEmpty() ? "0" : number);
        }
        return ordinal;
    }

    @Override
    public int compareTo(RulebookId other) {
        int order = id.compareTo(other.id);
        return order != 0 ? order : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return isPinned() ? id + "@" + version : id;
    }
}
