package org.lingtan.api.database;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.lingtan.api.problem.Refusal;

/**
 * Requests under a key, done once. The database holds the keys: of many that come at the same time with one key the first
 * does the work, the others wait for its transaction and get the same answer.
 */
public final class IdempotencyKeys {

    /** How long a key is remembered at least. */
    public static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    /**
     * The keys of a database.
     *
     * @param database the database
     * @param clock what time it is
     */
    public IdempotencyKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was asked and answered under a key. */
    private record Kept(String request, Optional<String> answer) {}

    /**
     * Does the work once for a key. Work and answer are kept in one transaction; where the work fails, the key is free
     * again.
     *
     * @param requester whose key it is
     * @param key the key
     * @param request the digest of all that is asked
     * @param work gives the answer
     * @return the answer, of now or of then
     * @throws Refusal if the key was used for another request
     */
    public String once(String requester, String key, String request, Supplier<String> work) {
        return database.inTransaction(() -> {
            database.locks().row("key/" + requester + "/" + key);
            int inserted = database.jdbc()
                    .sql("insert into idempotency_key (requester, key, request, at) values (?, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(requester, key, request, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            return inserted == 1 ? first(requester, key, work) : again(requester, key, request);
        });
    }

    /**
     * Forgets keys that are older than {@link #KEPT}. A request that is sent again after that is a new one.
     *
     * @return how many were forgotten
     */
    public int forgetOld() {
        return database.jdbc()
                .sql("delete from idempotency_key where at < ?")
                .param(OffsetDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC))
                .update();
    }

    private String first(String requester, String key, Supplier<String> work) {
        String answer = work.get();
        database.jdbc()
                .sql("update idempotency_key set answer = ? where requester = ? and key = ?")
                .params(answer, requester, key)
                .update();
        return answer;
    }

    private String again(String requester, String key, String request) {
        Kept kept = database.jdbc()
                .sql("select request, answer from idempotency_key where requester = ? and key = ?")
                .params(requester, key)
                .query((row, number) ->
                        new Kept(row.getString("request"), Optional.ofNullable(row.getString("answer"))))
                .single();
        if (!kept.request().equals(request)) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "idempotency.other-request", "Idempotency-Key", key);
        }
        return kept.answer().orElseThrow();
    }
}
