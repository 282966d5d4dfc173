package org.lingtan.engine.derivation;

import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.ProblemTexts;

/** The texts of traces: what is missing and how to supply it, and what a reader must know about a value. */
final class DerivationTexts {

    private static final ProblemTexts TEXTS = ProblemTexts.of(DerivationTexts.class, "texts.yaml");

    private DerivationTexts() {}

    static Text text(String code, Object... found) {
        return TEXTS.problem(code, "-", found).message();
    }
}
