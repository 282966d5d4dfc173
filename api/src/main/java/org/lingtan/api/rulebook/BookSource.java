package org.lingtan.api.rulebook;

import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/** One version of a rulebook that can be read and made ready to run. */
interface BookSource {

    /** What its folders say it is. */
    RulebookId id();

    /**
     * Reads the files.
     *
     * @throws org.lingtan.engine.rulebook.RulebookDefects if anything is wrong
     */
    Rulebook read();

    /** Makes the rules ready to run; shipped ones were compiled while the product was packaged. */
    CompiledRulebook compile(Rulebook book);
}
