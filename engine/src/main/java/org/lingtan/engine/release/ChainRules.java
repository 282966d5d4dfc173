package org.lingtan.engine.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may follow what in the chain of a version. Held both before a statement is signed and when a chain is read, so that
 * a file written by hand gets no further than a command.
 */
final class ChainRules {

    private final List<Statement> chain;
    private final Statement next;
    private final String place;

    private ChainRules(List<Statement> chain, Statement next) {
        this.chain = chain;
        this.next = next;
        this.place = next.rulebook().toString();
    }

    /** Why a statement cannot follow; empty if it can. */
    static Optional<ReleaseRefusal> against(List<Statement> chain, Statement next) {
        ChainRules rules = new ChainRules(chain, next);
        if (!chain.isEmpty() && next.signedAt().isBefore(last(chain).signedAt())) {
            return rules.conflict("release.clock", next.signedAt(), last(chain).signedAt());
        }
        if (rules.lastOf(Act.Withdrawal.class).isPresent()) {
            return rules.conflict("release.withdrawn", place(chain));
        }
        return next.act()
                .match(
                        approval -> rules.approval(),
                        release -> rules.release(),
                        extent -> rules.extent(extent),
                        supersession -> rules.supersession(supersession),
                        withdrawal -> rules.change());
    }

    private static String place(List<Statement> chain) {
        return last(chain).rulebook().toString();
    }

    private static Statement last(List<Statement> chain) {
        return chain.get(chain.size() - 1);
    }

    private Optional<Statement> lastOf(Class<? extends Act> kind) {
        return chain.stream()
                .filter(statement -> kind.isInstance(statement.act()))
                .reduce((one, later) -> later);
    }

    private Optional<ReleaseRefusal> approval() {
        if (lastOf(Act.Release.class).isPresent()) {
            return conflict("release.already", place);
        }
        boolean twice = !chain.isEmpty()
                && last(chain).content().equals(next.content())
                && last(chain).signer().isSameAs(next.signer());
        return twice ? conflict("release.approved-already", next.signer().name()) : Optional.empty();
    }

    private Optional<ReleaseRefusal> release() {
        if (lastOf(Act.Release.class).isPresent()) {
            return conflict("release.already", place);
        }
        if (chain.isEmpty()) {
            return conflict("release.not-approved", place);
        }
        if (!last(chain).content().equals(next.content())) {
            return conflict(
                    "release.stale",
                    last(chain).content(),
                    next.content(),
                    last(chain).signer().name());
        }
        return chain.stream()
                .filter(approval -> approval.signer().isSameAs(next.signer()))
                .findFirst()
                .flatMap(
                        author -> forbidden("release.same-person", next.signer().name()));
    }

    /** A change of validity speaks of what was released, and comes from somebody who released it. */
    private Optional<ReleaseRefusal> change() {
        Optional<Statement> release = lastOf(Act.Release.class);
        if (release.isEmpty()) {
            return conflict("release.not-released", place);
        }
        String content = release.get().content();
        if (!content.equals(next.content())) {
            return conflict("release.changed", content, next.content());
        }
        boolean known = chain.stream()
                .filter(statement -> statement.content().equals(content))
                .anyMatch(statement ->
                        statement.signer().key().equals(next.signer().key()));
        return known
                ? Optional.empty()
                : forbidden("release.stranger", next.signer().name());
    }

    private Optional<ReleaseRefusal> extent(Act.Extent extent) {
        if (lastOf(Act.Supersession.class).isPresent()) {
            return conflict("release.superseded", place);
        }
        return change().or(this::ended).or(() -> end(extent.to()));
    }

    /** Days past on which a version judged nothing, or another did, are not given to it afterwards. */
    private Optional<ReleaseRefusal> ended() {
        Optional<Statement> moved = lastOf(Act.Extent.class);
        LocalDate last = moved.isPresent()
                ? ((Act.Extent) moved.get().act()).to()
                : lastOf(Act.Release.class)
                        .map(statement ->
                                ((Act.Release) statement.act()).validity().to())
                        .orElse(null);
        return last != null && last.isBefore(next.signedOn())
                ? conflict("release.ended", last, next.signedOn())
                : Optional.empty();
    }

    private Optional<ReleaseRefusal> supersession(Act.Supersession supersession) {
        if (!supersession.by().id().equals(next.rulebook().id())) {
            return conflict(
                    "release.successor-other",
                    supersession.by(),
                    next.rulebook().id());
        }
        if (lastOf(Act.Supersession.class).isPresent() || supersession.by().equals(next.rulebook())) {
            return conflict("release.superseded", place);
        }
        return change().or(() -> end(supersession.from().minusDays(1)));
    }

    /** An end before the day of signing would take cases from the version that they were registered under. */
    private Optional<ReleaseRefusal> end(@Nullable LocalDate last) {
        LocalDate from = lastOf(Act.Release.class)
                .map(statement -> ((Act.Release) statement.act()).validity().from())
                .orElse(LocalDate.MIN);
        if (last != null && (last.isBefore(next.signedOn()) || last.isBefore(from))) {
            return conflict("release.end-past", last, next.signedOn(), from);
        }
        return Optional.empty();
    }

    private Optional<ReleaseRefusal> conflict(String code, Object... found) {
        return Optional.of(new ReleaseRefusal(false, ReleaseTexts.problem(code, place, found)));
    }

    private Optional<ReleaseRefusal> forbidden(String code, Object... found) {
        return Optional.of(new ReleaseRefusal(true, ReleaseTexts.problem(code, place, found)));
    }
}
