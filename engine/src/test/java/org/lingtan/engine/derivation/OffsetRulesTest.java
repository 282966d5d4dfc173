package org.lingtan.engine.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.OffsetAccount;

class OffsetRulesTest {

    /** A park whose residual is the given number of tonnes: so much lime at 0.683 would not be round, so heat is used. */
    private static ParkEvidence park(String gigajoules) {
        return new ParkEvidence()
                .empty("energy", "electricity")
                .row("heat", "direction=bought", "fossil=yes", "amount=" + gigajoules, "unit=GJ");
    }

    private static ParkEvidence units(ParkEvidence park, long from, long to, String... more) {
        String[] cells = {
            "programme=CCER",
            "project=P1",
            "serial-from=" + from,
            "serial-to=" + to,
            "vintage=2024",
            "year-served=2025",
            "quantity=" + (to - from + 1),
            "retired=2026-02-01",
            "beneficiary=Sample Park",
            "proof=R1"
        };
        String[] all = new String[cells.length + more.length];
        System.arraycopy(cells, 0, all, 0, cells.length);
        System.arraycopy(more, 0, all, cells.length, more.length);
        return park.row("credit-units", all);
    }

    @Test
    void units_must_reach_the_residual_rounded_up() {
        // 1000 GJ x 0.11 = 110 t exactly; 1001 GJ = 110.11 t, so 111 units are needed
        assertTrue(units(park("1000"), 1, 110).proved().offsets().isComplete());
        OffsetAccount shortOfOne = units(park("1001"), 1, 110).proved().offsets();
        assertFalse(shortOfOne.isComplete());
        assertEquals(Ratio.of("110.11"), shortOfOne.residual());
        assertTrue(shortOfOne.missing().get(0).en().contains("1 are short"));
        assertTrue(units(park("1001"), 1, 111).proved().offsets().isComplete());
    }

    @Test
    void residual_and_units_keep_formula_and_locators() {
        OffsetAccount account =
                units(units(park("1001"), 1, 60), 61, 111).proved().offsets();
        assertEquals("111 >= ceiling(110.11)", account.formula());
        assertEquals("carbon.residual", account.inputs().get(0).quantity());
        assertFalse(account.inputs().get(0).formula().isEmpty());
        assertFalse(account.inputs().get(0).from().isEmpty());
        assertEquals("60 + 51", account.inputs().get(1).formula());
        assertEquals(account.from(), account.inputs().get(1).from());
        assertEquals(
                "110 < ceiling(110.11)",
                units(park("1001"), 1, 110).proved().offsets().formula());
        assertEquals("0 <= 0", park("0").proved().offsets().formula());
        assertEquals("", units(new ParkEvidence(), 1, 1000).proved().offsets().formula());
    }

    @Test
    void a_residual_of_zero_needs_no_units() {
        assertTrue(park("0").proved().offsets().isComplete());
        assertEquals(Ratio.ZERO, park("0").proved().offsets().retired());
    }

    @Test
    void a_residual_that_cannot_be_derived_is_incomplete_and_says_why() {
        OffsetAccount account = units(new ParkEvidence(), 1, 1000).proved().offsets();
        assertFalse(account.isComplete());
        assertEquals(null, account.residual());
        assertEquals(Ratio.of(1000), account.retired());
        assertTrue(account.missing().stream().anyMatch(text -> text.en().contains("energy ledger")));
    }

    private static void assertRefused(String because, String... cells) {
        OffsetAccount account = units(park("1000"), 1, 110, cells).proved().offsets();
        assertEquals(Ratio.ZERO, account.retired());
        assertFalse(account.isComplete());
        assertTrue(
                account.missing().stream()
                        .anyMatch(text -> text.en().contains(because)
                                && text.en().contains("credit-units, row 1")
                                && text.zh().contains("credit-units 第 1 行")),
                () -> account.missing().toString());
    }

    @Test
    void every_refusal_names_the_range_and_the_reason() {
        assertRefused("number of its serials", "quantity=109");
        assertRefused("number of its serials", "serial-from=1.5");
        assertRefused("serve the year 2024", "year-served=2024");
        assertRefused("benefit 'Other'", "beneficiary=Other");
        assertRefused("inside the boundary", "inside=yes", "vintage=2025");
        assertRefused("column 'inside'", "vintage=2025");
        assertRefused("not to be approved", "approved=no");
        assertRefused("not to be approved", "programme=sink", "approved=no");
        assertRefused("retired on 2024-12-31", "retired=2024-12-31", "vintage=2023");
        assertRefused("retired on 2026-03-02", "retired=2026-03-02");
        assertRefused("vintage 2026", "retired=2025-06-01", "vintage=2026");
        assertRefused("no proof", "proof= ");
        assertRefused("approval", "programme=carbon-inclusive");
    }

    @Test
    void both_ends_of_the_retirement_window_count() {
        assertTrue(units(park("1000"), 1, 110, "retired=2025-01-01")
                .proved()
                .offsets()
                .isComplete());
        ParkEvidence late = units(park("1000"), 1, 110, "retired=2026-12-31");
        OffsetAccount onTheDay = Derivation.derive(
                        EvidenceView.proved(late.pack(), ReviewRecord.none()),
                        ParkEvidence.CATALOGUE,
                        LocalDate.of(2026, 12, 31),
                        ParkEvidence.SETTINGS,
                        Map.of())
                .offsets();
        assertTrue(onTheDay.isComplete());
        assertTrue(units(park("1000"), 1, 110, "inside=yes").proved().offsets().isComplete());
        assertTrue(units(park("1000"), 1, 110, "inside=no", "vintage=2025")
                .proved()
                .offsets()
                .isComplete());
        assertTrue(units(park("1000"), 1, 110, "programme=sink", "approved=yes")
                .proved()
                .offsets()
                .isComplete());
    }

    @Test
    void an_overlapping_range_is_refused_whole() {
        ParkEvidence park = units(units(park("1000"), 1, 60), 60, 110);
        OffsetAccount account = park.proved().offsets();
        assertEquals(Ratio.of(60), account.retired());
        assertTrue(account.missing().get(0).en().contains("CCER/P1/60-110"));
    }

    @Test
    void the_serials_of_a_programme_count_once_however_the_project_is_spelt() {
        ParkEvidence respelt = units(units(park("1000"), 1, 60), 1, 60, "project=P 1 (phase one)");
        assertEquals(Ratio.of(60), respelt.proved().offsets().retired());
        ParkEvidence other = units(units(park("1000"), 1, 60), 60, 110, "programme=CER");
        assertEquals(Ratio.of(111), other.proved().offsets().retired());
    }

    @Test
    void a_range_that_served_another_year_or_another_park_is_used_up() {
        ParkEvidence otherYear = units(park("1000"), 1, 50, "year-served=2024", "retired=2025-05-01");
        OffsetAccount account = units(otherYear, 1, 110).proved().offsets();
        assertEquals(Ratio.ZERO, account.retired());
        assertTrue(account.missing().stream()
                .anyMatch(text -> text.en().contains("overlap a range used already at credit-units, row 1")));
        ParkEvidence otherPark = units(park("1000"), 110, 120, "beneficiary=Other", "retired=2026-01-31");
        assertEquals(Ratio.ZERO, units(otherPark, 1, 110).proved().offsets().retired());
        ParkEvidence notRetired = new ParkEvidence()
                .empty("energy", "electricity")
                .row(
                        "credit-units",
                        "programme=CCER",
                        "project=P1",
                        "serial-from=1",
                        "serial-to=110",
                        "vintage=2024",
                        "year-served=2024",
                        "quantity=110",
                        "beneficiary=Sample Park");
        assertEquals(Ratio.of(110), units(notRetired, 1, 110).proved().offsets().retired());
    }

    @Test
    void a_range_refused_by_the_ledger_does_not_count() {
        TreeMap<String, String> refused = new TreeMap<>(Map.of("CCER/P1/1-110", "used by another park"));
        ReviewRecord review = new ReviewRecord("self", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), refused);
        OffsetAccount account = Derivation.derive(
                        EvidenceView.proved(units(park("1000"), 1, 110).pack(), review),
                        ParkEvidence.CATALOGUE,
                        ParkEvidence.DATE,
                        ParkEvidence.SETTINGS,
                        Map.of())
                .offsets();
        assertFalse(account.isComplete());
        assertTrue(account.missing().get(0).en().contains("used by another park"));
    }

    @Test
    void a_certificate_counted_as_zero_factor_electricity_is_not_also_a_credit() {
        ParkEvidence park = EnergyDerivationTest.green(units(park("1000"), 1, 110), "5", "proof=R1");
        assertEquals(Ratio.ZERO, park.proved().offsets().retired());
        for (String written : new String[] {"r-1", " R 1", "Ｒ１", "(r/1)"}) {
            ParkEvidence respelt = EnergyDerivationTest.green(units(park("1000"), 1, 110), "5", "proof=" + written);
            assertEquals(Ratio.ZERO, respelt.proved().offsets().retired(), written);
        }
        ParkEvidence other = EnergyDerivationTest.green(units(park("1000"), 1, 110), "5", "proof=R2");
        assertEquals(Ratio.of(110), other.proved().offsets().retired());
    }

    @Test
    void the_proved_view_counts_only_supported_units() {
        ParkEvidence park = units(park("0"), 1, 110).unsupported();
        assertEquals(Ratio.ZERO, park.proved().offsets().retired());
        assertEquals(Ratio.of(110), park.claimed().offsets().retired());
    }
}
