package org.lingtan.engine.rulebook;

import java.util.function.Supplier;

/** Where the text of a rule file comes from once the rulebook was read. */
interface RuleTexts {

    /** Keeps the text: for drafts and tests, which lie nowhere. */
    RuleTexts KEPT = (path, text) -> () -> text;

    /**
     * A way to the text of a file.
     *
     * @param path the path below the version folder
     * @param text the text now
     * @return gives the same text later, or refuses
     */
    Supplier<String> of(String path, String text);
}
