package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.JsonNode;

class UnitReservationTest extends RunningServer {

    private JsonNode refused(String id) {
        return as("applicant").get("/api/v1/cases/" + id + "/review").json().get("refusedUnits");
    }

    private boolean isSaid(String id) {
        return as("applicant").get("/api/v1/cases/" + id + "/evaluation").body().contains("used by another case");
    }

    /** Whoever comes between is told to send the record again; what is kept then agrees with the ledger. */
    @Test
    void of_two_records_that_come_at_once_one_has_the_units_and_each_says_so() throws Exception {
        List<String> ids = List.of(verification(), verification());
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                List<Future<Client.Answer>> answers = new ArrayList<>();
                for (String id : ids) {
                    ReviewSteps steps = new ReviewSteps(this::as, id, EXAMPLE);
                    answers.add(pool.submit(steps::accepted));
                }
                for (Future<Client.Answer> answer : answers) {
                    int status = answer.get().status();
                    assertTrue(
                            status == 200 || answer.get().body().contains("review.units-meanwhile"),
                            answer.get().body());
                }
            }
        } finally {
            pool.shutdown();
        }
        for (String id : ids) {
            assertEquals(200, new ReviewSteps(this::as, id, EXAMPLE).accepted().status());
        }
        assertEquals(
                2,
                ids.stream().mapToInt(id -> refused(id).entries().size()).sum(),
                "two ranges, each refused to one of both");
        ids.forEach(id -> done("applicant", id, "give-up", "closed"));
        assertEquals(List.of(), MatterTest.discrepancies(this));
    }

    /** Both were told that the units are free before either could reserve them. */
    @Test
    void of_two_records_that_wait_for_the_same_units_the_second_is_told_to_come_again() throws Exception {
        List<String> ids = List.of(verification(), verification());
        List<Integer> statuses = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Connection other = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock(1, hashtext('CCER'))");
            List<Future<Client.Answer>> answers = new ArrayList<>();
            for (String id : ids) {
                ReviewSteps steps = new ReviewSteps(this::as, id, EXAMPLE);
                answers.add(pool.submit(steps::accepted));
            }
            while (waiting(sql) < ids.size()) {
                assertTrue(answers.stream().noneMatch(Future::isDone), "both wait for the programme");
                Thread.sleep(5);
            }
            other.commit();
            for (Future<Client.Answer> answer : answers) {
                Client.Answer given = answer.get();
                statuses.add(given.status());
                assertTrue(given.status() == 200 || given.body().contains("review.units-meanwhile"), given.body());
            }
        } finally {
            pool.shutdown();
        }
        statuses.sort(Integer::compare);
        assertEquals(List.of(200, 409), statuses);
        ids.forEach(id -> done("applicant", id, "give-up", "closed"));
    }

    private static int waiting(Statement sql) throws SQLException {
        try (ResultSet rows =
                sql.executeQuery("select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void units_of_one_case_do_not_count_in_another_until_it_gives_them_up() {
        String first = verification();
        String second = verification();
        ReviewSteps steps = new ReviewSteps(this::as, first, EXAMPLE);
        assertEquals(200, steps.accepted().status());
        assertTrue(refused(first).entries().isEmpty());
        assertFalse(isSaid(first));
        ReviewSteps late = new ReviewSteps(this::as, second, EXAMPLE);
        assertEquals(200, late.accepted().status());
        assertEquals(2, refused(second).entries().size());
        refused(second)
                .entries()
                .values()
                .forEach(reason -> assertTrue(reason.text().endsWith("used by another case"), reason.text()));
        assertFalse(
                as("applicant")
                        .get("/api/v1/cases/" + second + "/review")
                        .body()
                        .contains(first),
                "no case learns of another");
        assertTrue(isSaid(second), "the rules see what the ledger refused");
        done("evaluator", second, "re-evaluate", "verification");
        assertEquals(200, late.accepted().status(), "what the ledger said may be sent back");
        done("applicant", first, "give-up", "closed");
        assertEquals(409, act("evaluator", second, "re-evaluate", "").status(), "the units are free by now");
        assertEquals(200, late.accepted().status());
        assertTrue(refused(second).entries().isEmpty());
        assertFalse(isSaid(second));
        done("evaluator", second, "re-evaluate", "verification");
    }
}
