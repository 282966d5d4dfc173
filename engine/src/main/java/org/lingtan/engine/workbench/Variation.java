package org.lingtan.engine.workbench;

import java.util.Optional;
import org.lingtan.engine.rulebook.RuleStatement;

/**
 * A mutant and the edited file that makes it.
 *
 * @param mutant what is said of it
 * @param content the whole edited file
 * @param rule the rule that was changed; empty where a number, date or property was
 */
record Variation(Mutant mutant, String content, Optional<RuleChange> rule) {

    /**
     * A changed rule.
     *
     * @param name the name of the rule
     * @param changed what it says now; empty if it was taken away
     */
    record RuleChange(String name, Optional<RuleStatement> changed) {}
}
