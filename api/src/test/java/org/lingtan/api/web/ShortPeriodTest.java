package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Periods;
import org.lingtan.report.Issuance;

class ShortPeriodTest extends RunningServer {

    @Override
    Periods periods() {
        return new Periods(1, 6, 2, 3);
    }

    @Test
    void what_is_issued_under_shortened_periods_says_that_it_is_no_certification() {
        DecidedCase decided = new DecidedCase(this);
        assertEquals(200, act("evaluator", decided.id(), "ask", "").status());
        assertTrue(as("applicant")
                .get("/api/v1/cases/" + decided.id() + "/matters")
                .body()
                .contains("\"due\":\"2026-06-03\""));
        assertEquals(200, act("applicant", decided.id(), "answer", "").status());
        decided.granted();
        Issuance issuance = decided.issuance(decided.issued());
        assertEquals("不用于认证。", issuance.conditions().get(0).zh().replaceFirst("^.*，", ""));
        assertTrue(issuance.conditions().get(0).en().endsWith("Not for certification."));
        assertEquals(LocalDate.of(2026, 12, 8), issuance.validTo());
    }
}
