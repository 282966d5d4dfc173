package org.lingtan.engine.release;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.rulebook.RulebookId;

/** What a person states about a version of a rulebook. */
public sealed interface Act {

    /** The author has finished: exactly these bytes shall be released. */
    record Approval() implements Act {}

    /**
     * Another person releases what was approved.
     *
     * @param validity the days on which the version judges, as its files say
     */
    record Release(Validity validity) implements Act {}

    /**
     * The end of a released version is moved.
     *
     * @param to the last day on which it judges; null for no end
     * @param reason why, for the public
     */
    record Extent(@Nullable LocalDate to, String reason) implements Act {}

    /**
     * Another version takes its place.
     *
     * @param from the first day on which it judges no more
     * @param by the version that follows
     * @param reason why, for the public
     */
    record Supersession(LocalDate from, RulebookId by, String reason) implements Act {}

    /**
     * A released version is taken back; nothing can follow. It still recomputes what it has judged.
     *
     * @param from the first day on which it judges no more
     * @param reason why, for the public
     */
    record Withdrawal(LocalDate from, String reason) implements Act {}

    /**
     * The name of the act in files and results.
     *
     * @return {@code approval}, {@code release}, {@code extent}, {@code supersession} or {@code withdrawal}
     */
    default String kind() {
        return match(
                approval -> "approval",
                release -> "release",
                extent -> "extent",
                supersession -> "supersession",
                withdrawal -> "withdrawal");
    }

    /**
     * Chooses by the kind of act.
     *
     * @param <T> the type of the result
     * @param approval for an approval
     * @param release for a release
     * @param extent for a moved end
     * @param supersession for a supersession
     * @param withdrawal for a withdrawal
     * @return what the chosen function gives
     */
    default <T extends @Nullable Object> T match(
            java.util.function.Function<Approval, T> approval,
            java.util.function.Function<Release, T> release,
            java.util.function.Function<Extent, T> extent,
            java.util.function.Function<Supersession, T> supersession,
            java.util.function.Function<Withdrawal, T> withdrawal) {
        if (this instanceof Approval a) {
            return approval.apply(a);
        } else if (this instanceof Release r) {
            return release.apply(r);
        } else if (this instanceof Extent e) {
            return extent.apply(e);
        } else if (this instanceof Supersession s) {
            return supersession.apply(s);
        }
        return withdrawal.apply((Withdrawal) this);
    }
}
