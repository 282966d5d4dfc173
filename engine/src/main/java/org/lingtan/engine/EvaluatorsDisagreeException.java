package org.lingtan.engine;

import org.lingtan.engine.rulebook.RulebookId;

/** The two evaluators gave different results; nothing may be certified on either. */
public final class EvaluatorsDisagreeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EvaluatorsDisagreeException(RulebookId rulebook, String session, String flat) {
        super("The two evaluators of %s disagree: %s by session, %s flat. Report this with the package; do not certify."
                .formatted(rulebook, session, flat));
    }
}
