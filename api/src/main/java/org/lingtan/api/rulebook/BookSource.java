package org.lingtan.api.rulebook;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/**
 * One version of a rulebook that can be read.
 *
 * @param id what its folders say it is
 * @param content reads its files, by path below the version folder
 * @param compiled reads what was compiled of it while the product was packaged; nothing for a book beside the shipped
 */
record BookSource(
        RulebookId id, Supplier<SortedMap<String, byte[]>> content, Supplier<Map<String, byte[]>> compiled) {

    /**
     * Reads the files.
     *
     * @throws org.lingtan.engine.rulebook.RulebookDefects if anything is wrong
     */
    Rulebook read() {
        return RulebookReader.read(content.get());
    }
}
