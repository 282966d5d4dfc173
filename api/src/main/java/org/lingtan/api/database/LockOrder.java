package org.lingtan.api.database;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The order in which a transaction locks: the rows that it works on first, the head of the journal last. All writers wait for
 * that head, so one that held it and then waited for a row would wait for somebody who waits for it, and the database would
 * break one of them off. People are locked before what is theirs. Renewals lock their own case before the case that they renew. Where assertions are on, as in tests,
 * whoever locks in another order is told so at once; elsewhere nothing happens.
 */
public final class LockOrder {

    /** Kinds of rows of which each is locked before those after it. */
    private static final List<String> KINDS = List.of("person", "provider-log-in", "access-token");

    /** What the transaction of this thread has locked so far. */
    private static final class Held {
        final Set<String> rows = new HashSet<>();
        boolean head;

        /** A row that is locked already and belongs behind this one. */
        Optional<String> findLater(String row) {
            int kind = kind(row);
            return kind < 0
                    ? Optional.empty()
                    : rows.stream().filter(other -> kind(other) > kind).findFirst();
        }

        private static int kind(String row) {
            return KINDS.indexOf(row.split("/", 2)[0]);
        }
    }

    LockOrder() {}

    /**
     * Says that a row is about to be locked; to be said before every lock that lasts until the transaction ends.
     *
     * @param row which, the same word for the same row, for example {@code case/} and the id of a case
     */
    public void row(String row) {
        Held held = held();
        if (held != null) {
            boolean isNew = held.rows.add(row);
            assert !(isNew && held.head) : "%s is locked after the head of the journal".formatted(row);
            assert !isNew || held.findLater(row).isEmpty()
                    : "%s is locked after %s".formatted(row, held.findLater(row).orElse(""));
        }
    }

    /** Says that the head of the journal is about to be locked. */
    public void head() {
        Held held = held();
        if (held != null) {
            held.head = true;
        }
    }

    /**
     * Says that something outside of the database is about to be waited for, which may be slow.
     *
     * @param what for example {@code a document}
     */
    public void outside(String what) {
        Held held = held();
        assert held == null || !held.head : "%s is waited for while the head of the journal is held".formatted(what);
    }

    /** Null outside of a transaction, where a lock ends with its statement. */
    private @Nullable Held held() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        Held held = (Held) TransactionSynchronizationManager.getResource(this);
        if (held == null) {
            held = new Held();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResource(LockOrder.this);
                }
            });
        }
        return held;
    }
}
