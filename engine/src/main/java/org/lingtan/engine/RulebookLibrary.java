package org.lingtan.engine;

import java.time.LocalDate;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/** Where the engine gets compiled rulebooks from. */
public interface RulebookLibrary {

    /**
     * The version that judges an application.
     *
     * @param id a rulebook, pinned or not
     * @param date the assessment date, by default that of the application; a pinned id ignores it
     * @return the pinned id
     * @throws UnknownRulebookException if there is none; it says which exist, or when one was last in force
     */
    RulebookId resolve(RulebookId id, LocalDate date);

    /**
     * What the files of a rulebook say, without making its rules ready.
     *
     * @param pinned id and version
     * @return the rulebook
     * @throws UnknownRulebookException if there is none
     * @throws org.lingtan.engine.rulebook.RulebookDefects if it cannot be read
     */
    default Rulebook read(RulebookId pinned) {
        return load(pinned).rulebook();
    }

    /**
     * A compiled rulebook.
     *
     * @param pinned id and version
     * @return the rulebook
     * @throws UnknownRulebookException if there is none
     * @throws org.lingtan.engine.rulebook.RulebookDefects if it cannot be loaded
     */
    CompiledRulebook load(RulebookId pinned);
}
