package org.lingtan.engine.release;

import java.time.LocalDate;
import java.util.Optional;
import org.lingtan.engine.rulebook.RulebookId;

/** What a statement must fulfil beside its own chain: the days of the other versions of the rulebook. */
final class SisterRules {

    private SisterRules() {}

    /** Why a statement that may follow in its chain cannot be made among its sisters; empty if it can. */
    static Optional<ReleaseRefusal> against(Timeline all, Statement next) {
        return next.act()
                .match(
                        approval -> Optional.empty(),
                        release -> retroactive(all, next, release.validity()),
                        extent -> Optional.empty(),
                        supersession -> successor(all, next, supersession),
                        withdrawal -> Optional.empty());
    }

    private static Optional<ReleaseRefusal> retroactive(Timeline all, Statement next, Validity validity) {
        LocalDate today = next.signedOn();
        return all.firstJudged(next.rulebook(), validity, today)
                .map(judged -> refusal(next, "release.retroactive", judged.version(), judged.day(), today));
    }

    private static Optional<ReleaseRefusal> successor(Timeline all, Statement next, Act.Supersession supersession) {
        RulebookId by = supersession.by();
        Optional<Timeline.Term> term =
                all.terms().stream().filter(one -> one.version().equals(by)).findFirst();
        if (term.isEmpty()) {
            return Optional.of(refusal(next, "release.successor-missing", by));
        }
        if (!term.get().released()) {
            return Optional.of(refusal(next, "release.successor-draft", by));
        }
        Optional<Validity> days = term.get().days();
        return days.filter(judging -> judging.covers(supersession.from())).isPresent()
                ? Optional.empty()
                : Optional.of(refusal(
                        next,
                        "release.successor-idle",
                        by,
                        supersession.from(),
                        days.map(Validity::toString).orElse("-")));
    }

    private static ReleaseRefusal refusal(Statement next, String code, Object... found) {
        return new ReleaseRefusal(
                false, ReleaseTexts.problem(code, next.rulebook().toString(), found));
    }
}
