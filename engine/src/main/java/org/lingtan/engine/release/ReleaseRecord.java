package org.lingtan.engine.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * The verified chain of statements about one version: approvals, at most one release, then changes of its validity. What a
 * chain cannot show is that its end was cut off; {@link #head()} lets a register notice.
 */
public final class ReleaseRecord {

    /** How far a version has come. */
    public enum Status {
        /** Nobody has approved the files as they are. */
        DRAFT,
        /** The author has approved the files as they are; nobody has released them. */
        APPROVED,
        /** Released, and immutable from then on. */
        RELEASED,
        /** Released, and another version takes its place. */
        SUPERSEDED,
        /** Released, and taken back. */
        WITHDRAWN
    }

    private final RulebookId id;
    private final List<Statement> statements;

    ReleaseRecord(RulebookId id, List<Statement> statements) {
        this.id = id;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads and verifies a chain.
     *
     * @param id id and version
     * @param files the files of the {@code release/} folder by name; none for a draft
     * @return the record
     * @throws RulebookDefects if anything but a whole, unaltered chain of this version stands there
     */
    public static ReleaseRecord read(RulebookId id, Map<String, byte[]> files) {
        List<Statement> chain = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            chain.add(link(id, chain, file.getKey(), file.getValue()));
        }
        return new ReleaseRecord(id, chain);
    }

    private static Statement link(RulebookId id, List<Statement> chain, String name, byte[] content) {
        Statement next = StatementFile.read(chain.size() + 1, name, content);
        String place = "release/" + name;
        if (!next.rulebook().equals(id)) {
            throw ReleaseTexts.defect("release.foreign", place, next.rulebook(), id);
        }
        String before = chain.isEmpty() ? "" : chain.get(chain.size() - 1).digest();
        if (!next.previous().equals(before)) {
            throw ReleaseTexts.defect("release.broken-chain", place, next.previous(), before);
        }
        Optional<ReleaseRefusal> refusal = ChainRules.against(chain, next);
        if (refusal.isPresent()) {
            throw ReleaseTexts.defect(refusal.get().problem(), place);
        }
        return next;
    }

    /**
     * The version.
     *
     * @return id and version
     */
    public RulebookId id() {
        return id;
    }

    /**
     * The statements in their order.
     *
     * @return the chain, empty for a draft that nobody has approved
     */
    public List<Statement> statements() {
        return statements;
    }

    /**
     * The digest of the last statement, for a register that wants to notice a chain cut short.
     *
     * @return {@code sha256:} and 64 digits; empty for an empty chain
     */
    public String head() {
        return statements.isEmpty() ? "" : statements.get(statements.size() - 1).digest();
    }

    /**
     * The statement that released the version.
     *
     * @return the release, or empty for a draft
     */
    public Optional<Statement> findRelease() {
        return statements.stream()
                .filter(statement -> statement.act() instanceof Act.Release)
                .findFirst();
    }

    /**
     * How far the version has come.
     *
     * @param content the digest of its files as they are
     * @return the status
     */
    public Status status(String content) {
        if (statements.isEmpty()) {
            return Status.DRAFT;
        }
        Statement last = statements.get(statements.size() - 1);
        return last.act()
                .match(
                        approval -> last.content().equals(content) ? Status.APPROVED : Status.DRAFT,
                        release -> Status.RELEASED,
                        extent -> Status.RELEASED,
                        supersession -> Status.SUPERSEDED,
                        withdrawal -> Status.WITHDRAWN);
    }

    /**
     * The days on which the version judges new registrations, after every change. A version taken back can no longer be
     * chosen by earlier cases.
     *
     * @return the days; empty for a draft and for a version taken back before its first day
     */
    public Optional<Validity> findValidity() {
        Optional<Validity> validity = Optional.empty();
        for (Statement statement : statements) {
            Optional<Validity> before = validity;
            validity = statement
                    .act()
                    .match(
                            approval -> before,
                            release -> Optional.of(release.validity()),
                            extent -> before.map(days -> days.until(extent.to())),
                            supersession -> before.flatMap(days -> days.before(supersession.from())),
                            withdrawal -> before.flatMap(days -> days.before(withdrawal.from()))
                                    .map(days -> new Validity(days.from(), days.to(), null)));
        }
        return validity;
    }

    /**
     * The days on which the version judges, of a draft those that its files say.
     *
     * @param book the version as its files are
     * @return the days; empty if none are left
     */
    public Optional<Validity> findDays(Rulebook book) {
        return findRelease().isPresent() ? findValidity() : Optional.of(Validity.of(book));
    }

    /**
     * Whether any key of the chain says that it serves evaluation only.
     *
     * @return true for a demonstration
     */
    public boolean isForEvaluation() {
        return statements.stream().anyMatch(statement -> statement.signer().evaluation());
    }

    /**
     * Refuses files that are not those that were released.
     *
     * @param book the version as its files are
     * @throws RulebookDefects if the version is released with another digest, or with other days than its files say
     */
    public void requireReleased(Rulebook book) {
        findRelease().ifPresent(release -> {
            if (!release.content().equals(book.digest())) {
                throw ReleaseTexts.defect("release.changed", "rulebook.yaml", release.content(), book.digest());
            }
            Validity stated = ((Act.Release) release.act()).validity();
            Validity declared = Validity.of(book);
            if (!stated.equals(declared)) {
                throw ReleaseTexts.defect("release.other-days", "rulebook.yaml", stated, declared);
            }
        });
    }

    /**
     * Of two records of one version the longer, which must continue the other.
     *
     * @param other another record of this version
     * @return the longer one
     * @throws RulebookDefects if they say different things
     */
    public ReleaseRecord joinedWith(ReleaseRecord other) {
        ReleaseRecord shorter = statements.size() <= other.statements.size() ? this : other;
        ReleaseRecord longer = shorter == this ? other : this;
        if (!longer.statements.subList(0, shorter.statements.size()).equals(shorter.statements)) {
            throw ReleaseTexts.defect("release.forked", id + "/release", id);
        }
        return longer;
    }
}
