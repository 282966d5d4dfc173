package org.lingtan.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lingtan.api.problem.Refusal;

class PasswordHashTest {

    /** Made with another implementation, the reference one: {@code argon2 somesalt -id -t 2 -k 256 -p 1 -l 32}. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    @Test
    void a_hash_of_another_implementation_with_other_parameters_is_understood() {
        assertTrue(PasswordHash.matches(REFERENCE, "password"));
        assertFalse(PasswordHash.matches(REFERENCE, "Password"));
        assertThrows(IllegalStateException.class, () -> PasswordHash.matches("{noop}password", "password"));
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        String one = PasswordHash.of("sieben Zwiebeln");
        String other = PasswordHash.of("sieben Zwiebeln");
        assertNotEquals(one, other);
        assertTrue(PasswordHash.matches(one, "sieben Zwiebeln"));
        assertTrue(PasswordHash.matches(other, "sieben Zwiebeln"));
    }

    @Test
    void of_too_many_at_once_some_are_told_to_come_again() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(150);
        try {
            List<Future<Boolean>> sent = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                sent.add(pool.submit(PasswordHashTest::succeeds));
            }
            int succeeded = 0;
            for (Future<Boolean> one : sent) {
                succeeded += one.get() ? 1 : 0;
            }
            assertTrue(succeeded >= 50 && succeeded < 150, "succeeded " + succeeded);
        } finally {
            pool.shutdown();
        }
    }

    private static boolean succeeds() {
        try {
            return !PasswordHash.of("sieben Zwiebeln").isEmpty();
        } catch (Refusal refusal) {
            assertEquals("access.busy", refusal.problems().get(0).code());
            return false;
        }
    }
}
