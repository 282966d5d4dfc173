package org.lingtan.engine.release;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * Makes the next statement of a chain for one person. Nothing is stored here: what is returned becomes part of the record
 * when its bytes stand in the {@code release/} folder, or wherever a server keeps them.
 */
public final class ReleaseProcedure {

    /**
     * A statement ready to be stored.
     *
     * @param file the name of its file in the {@code release/} folder
     * @param text the content of the file, to be stored as UTF-8
     * @param statement what it says
     */
    public record Signed(String file, String text, Statement statement) {}

    private final ReleaseRecord record;
    private final Rulebook book;
    private final Signer signer;
    private final Instant at;
    private final Optional<Publishers> publishers;

    /**
     * A procedure.
     *
     * @param record what was stated before
     * @param book the version as its files are now
     * @param signer who speaks
     * @param at when, by a clock
     * @param publishers who may speak; empty for anybody with a key
     */
    public ReleaseProcedure(
            ReleaseRecord record, Rulebook book, Signer signer, Instant at, Optional<Publishers> publishers) {
        this.record = record;
        this.book = book;
        this.signer = signer;
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
        this.publishers = publishers;
    }

    /**
     * The author approves exactly these files.
     *
     * @return the statement
     * @throws ReleaseRefusal if the version is released, or this person has just approved the same files
     */
    public Signed approve() {
        return signed(new Act.Approval());
    }

    /**
     * Another person releases the files that were approved.
     *
     * @param all the versions of this rulebook within reach
     * @return the statement
     * @throws ReleaseRefusal if nobody has approved these very files, if this person has, or if another version would judge
     *     a day past than has judged it, be it a draft
     */
    public Signed release(Timeline all) {
        return among(all, signed(new Act.Release(Validity.of(book))));
    }

    private static Signed among(Timeline all, Signed signed) {
        SisterRules.against(all, signed.statement()).ifPresent(refusal -> {
            throw refusal;
        });
        return signed;
    }

    /**
     * Moves the end of the released version.
     *
     * @param to the last day, not before today; null for no end
     * @param reason why
     * @return the statement
     * @throws ReleaseRefusal if the state, the person, the day or the reason does not allow it
     */
    public Signed extend(@Nullable LocalDate to, String reason) {
        return signed(new Act.Extent(to, said(reason)));
    }

    /**
     * Names the version that takes the place of the released one.
     *
     * @param from the first day on which this version judges no more, after today
     * @param by the version that follows
     * @param reason why
     * @param all the versions of this rulebook within reach
     * @return the statement
     * @throws ReleaseRefusal if the state, the person, the day or the reason does not allow it, or the version that follows
     *     is not released, or does not judge on that day: none would be in force
     */
    public Signed supersede(LocalDate from, RulebookId by, String reason, Timeline all) {
        return among(all, signed(new Act.Supersession(from, by, said(reason))));
    }

    /**
     * Takes the released version back. It still recomputes what it has judged.
     *
     * @param from the first day on which it judges no more; may lie in the past
     * @param reason why
     * @return the statement
     * @throws ReleaseRefusal if the state, the person or the reason does not allow it
     */
    public Signed withdraw(LocalDate from, String reason) {
        return signed(new Act.Withdrawal(from, said(reason)));
    }

    private String said(String reason) {
        if (!StatementFile.isReason(reason)) {
            throw refusal("release.reason");
        }
        return reason;
    }

    private Signed signed(Act act) {
        int number = record.statements().size() + 1;
        Statement draft = new Statement(number, book.id(), book.digest(), record.head(), at, signer.person(), act, "");
        Optional<ReleaseRefusal> refusal = ChainRules.against(record.statements(), draft);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        publishers.ifPresent(list -> list.require(record, draft));
        if (!signer.maySignAt(at)) {
            throw new ReleaseRefusal(
                    true,
                    ReleaseTexts.problem(
                            "release.expired", place(), signer.person().name(), at));
        }
        try {
            byte[] bytes = StatementFile.write(book.id(), book.digest(), record.head(), at, act, signer);
            String file = Statement.file(number, act);
            return new Signed(file, new String(bytes, StandardCharsets.UTF_8), StatementFile.read(number, file, bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key of %s does not sign.".formatted(signer.person().name()), e);
        }
    }

    private ReleaseRefusal refusal(String code, Object... found) {
        return new ReleaseRefusal(false, ReleaseTexts.problem(code, place(), found));
    }

    private String place() {
        return book.id().toString();
    }
}
