package org.lingtan.engine.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.derivation.BuildingRecords.Topic;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.Row;

class DerivationViewTest {

    private static final long SEED = 20260301;

    @Test
    void a_declared_value_counts_only_where_nothing_was_derived_and_only_as_claimed() {
        ParkEvidence park = new ParkEvidence()
                .declared("energy.clean-share", "45")
                .declared("digital.access-rate", "100")
                .enterprise("E1", "connected=no");
        assertEquals(
                Derived.Status.MISSING, park.proved().get("energy.clean-share").status());
        Derived claimed = park.claimed().get("energy.clean-share");
        assertEquals(Derived.Status.DECLARED, claimed.status());
        assertEquals(Ratio.of(45), claimed.findValue().orElseThrow());
        assertEquals(
                Ratio.ZERO,
                park.claimed().get("digital.access-rate").findValue().orElseThrow());
    }

    @Test
    void evidence_that_waits_for_the_evaluator_leaves_the_quantity_waiting() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1", "assessed=yes")
                .row("water", "source=river", "intake=1", "reused=1");
        ReviewRecord review = new ReviewRecord(
                "certified",
                new TreeMap<>(Map.of("water", new ReviewRecord.Decision.Accepted())),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
        DerivedValues values = Derivation.derive(
                EvidenceView.proved(park.pack(), review),
                ParkEvidence.CATALOGUE,
                ParkEvidence.DATE,
                ParkEvidence.SETTINGS,
                Map.of());
        assertEquals(
                Derived.Status.AWAITING, values.get("management.assessed-share").status());
        assertTrue(values.get("management.assessed-share").missing().get(0).en().contains("'enterprises'"));
        assertEquals(Ratio.of(50), values.get("waste.water-reuse").findValue().orElseThrow());
    }

    @Test
    void a_table_without_attachment_proves_nothing() {
        ParkEvidence park = new ParkEvidence().enterprise("E1", "assessed=yes").unsupported();
        assertEquals(
                Derived.Status.MISSING,
                park.proved().get("management.assessed-share").status());
        assertEquals(
                Ratio.HUNDRED,
                park.claimed().get("management.assessed-share").findValue().orElseThrow());
    }

    @Test
    void a_ledger_by_month_proves_nothing_until_the_year_is_complete() {
        ParkEvidence park = new ParkEvidence();
        for (int month = 1; month <= 11; month++) {
            park.row("electricity", "kind=direct", "source=wind", "amount=1", "unit=MWh", "month=" + month);
        }
        Derived open = park.proved().get("energy.direct-green-share");
        assertEquals(Derived.Status.MISSING, open.status());
        assertTrue(open.missing().get(0).en().contains("[12]"));
        assertEquals(
                Ratio.HUNDRED,
                park.claimed().get("energy.direct-green-share").findValue().orElseThrow());
        park.row("electricity", "kind=direct", "source=wind", "amount=0", "unit=MWh", "month=12");
        assertEquals(
                Ratio.HUNDRED,
                park.proved().get("energy.direct-green-share").findValue().orElseThrow());
    }

    @Test
    void a_derivation_that_reads_a_table_it_does_not_list_is_a_fault() {
        ParkEvidence park = EnergyDerivationTest.park(2025);
        DerivationRun run = new DerivationRun(
                EvidenceView.proved(park.pack(), ReviewRecord.none()),
                ParkEvidence.CATALOGUE,
                ParkEvidence.DATE,
                ParkEvidence.SETTINGS,
                Map.of());
        Scope water = new Scope(run, "waste.water-reuse", Set.of("water"));
        IllegalStateException fault =
                assertThrows(IllegalStateException.class, () -> water.required("energy", new Trace()));
        assertTrue(String.valueOf(fault.getMessage()).contains("waste.water-reuse"));
        Scope all = new Scope(run, "energy.total", Set.of("energy", "electricity", "heat", "factors"));
        assertTrue(EnergyTotal.of(all).trace().isSettled());
        assertThrows(
                IllegalStateException.class,
                () -> EnergyTotal.of(new Scope(run, "energy.direct-green-share", Set.of("electricity"))));
        assertTrue(ElectricityBalance.of(new Scope(run, "energy.direct-green-share", Set.of("electricity")))
                .trace()
                .isSettled());
    }

    @Test
    void every_park_quantity_of_the_catalogue_is_derived_and_says_what_is_missing() {
        DerivedValues values = new ParkEvidence().proved();
        for (QuantityDefinition quantity : ParkEvidence.CATALOGUE.quantities().values()) {
            if (!quantity.id().startsWith("building.")) {
                Derived derived = values.get(quantity.id());
                assertEquals(Derived.Status.MISSING, derived.status(), quantity.id());
                assertFalse(derived.missing().isEmpty(), quantity.id());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> values.get("building.safety"));
    }

    @Test
    void the_closure_lists_tables_by_quantity_and_quantities_by_table() {
        DerivationClosure closure = new DerivationClosure(ParkEvidence.CATALOGUE);
        assertEquals(Set.of("enterprises", "readings"), closure.tablesOf("digital.access-rate"));
        assertEquals(Set.of("digital.access-rate"), closure.quantitiesOn("readings"));
        assertTrue(closure.tablesOfOffsets().contains("credit-units"));
        assertThrows(IllegalArgumentException.class, () -> closure.tablesOf("none"));
    }

    @Test
    void a_change_outside_the_closure_changes_no_quantity() {
        DerivationClosure closure = new DerivationClosure(ParkEvidence.CATALOGUE);
        ParkEvidence full = random(new Random(SEED));
        DerivedValues before = full.proved();
        for (String table : full.tables().keySet()) {
            ParkEvidence less = random(new Random(SEED));
            less.tables().remove(table);
            DerivedValues after = less.proved();
            before.all().forEach((quantity, derived) -> {
                if (!closure.tablesOf(quantity).contains(table)) {
                    assertEquals(derived, after.get(quantity), () -> quantity + " without " + table);
                }
            });
        }
    }

    @Test
    void shares_of_consistent_data_lie_within_0_and_100_and_the_order_of_rows_never_shows() {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            ParkEvidence park = random(random);
            DerivedValues first = park.proved();
            for (List<Row> rows : park.tables().values()) {
                Collections.shuffle(rows, random);
            }
            DerivedValues second = park.proved();
            first.all().forEach((quantity, derived) -> {
                assertEquals(derived.value(), second.get(quantity).value(), quantity);
                assertEquals(derived.formula(), second.get(quantity).formula(), quantity);
                boolean isShare = derived.unit().equals("%") && !quantity.equals("energy.storage-ratio");
                if (isShare && derived.value() != null) {
                    assertTrue(
                            derived.value().signum() >= 0 && derived.value().compareTo(Ratio.HUNDRED) <= 0, quantity);
                }
            });
            assertEquals(first.offsets().retired(), second.offsets().retired());
        }
    }

    private static ParkEvidence random(Random random) {
        ParkEvidence park = EnergyDerivationTest.park(2025);
        String[] flags = {"audited", "connected", "assessed", "footprint"};
        int enterprises = 1 + random.nextInt(30);
        for (int i = 0; i < enterprises; i++) {
            List<String> cells = new ArrayList<>(List.of("last-reading=2025-12-0" + (1 + random.nextInt(9))));
            for (String flag : flags) {
                cells.add(flag + "=" + (random.nextBoolean() ? "yes" : "no"));
            }
            park.enterprise("E" + i, cells.toArray(String[]::new));
        }
        int rows = 1 + random.nextInt(8);
        for (int i = 0; i < rows; i++) {
            int whole = 1 + random.nextInt(1000);
            int part = random.nextInt(whole + 1);
            park.row("waste", "kind=w" + i, "generated=" + whole, "utilised=" + part)
                    .row("recovery", "kind=heat", "recoverable=" + whole, "recovered=" + part)
                    .row("water", "source=s" + i, "intake=" + whole, "reused=" + part)
                    .row("electricity", "kind=grid", "source=mixed", "amount=" + whole, "unit=MWh")
                    .row("energy", "carrier=diesel", "origin=bought", "use=terminal", "amount=" + part, "unit=t");
            EnergyDerivationTest.green(park, "" + part, "serial-from=G" + (100 + part), "serial-to=G" + (100 + whole));
            park.row(
                    "credit-units",
                    "programme=CCER",
                    "project=P",
                    "serial-from=" + part,
                    "serial-to=" + whole,
                    "vintage=2024",
                    "year-served=2025",
                    "quantity=" + (whole - part + 1),
                    "retired=2026-01-0" + (1 + i),
                    "beneficiary=样例园区",
                    "proof=R" + i);
        }
        return park;
    }

    @Test
    void a_building_record_is_described_topic_by_topic() {
        ParkEvidence park = new ParkEvidence()
                .row(
                        "building-records",
                        "id=B1",
                        "type=dwelling",
                        "climate-zone=cold",
                        "phase=evaluation",
                        "control=yes",
                        "safety=71.5",
                        "fixture-grade=2",
                        "full-decoration=no",
                        "sound-insulation=mean");
        Row row = park.tables().getOrDefault("building-records", List.of()).get(0);

        Map<String, Topic> topics = BuildingRecords.describe(row, ParkEvidence.CATALOGUE);
        assertEquals(new Topic.Property("dwelling", row.locator()), topics.get("type"));
        assertEquals(new Topic.Flag(true, row.locator()), topics.get("control"));
        assertEquals(new Topic.Flag(false, row.locator()), topics.get("full-decoration"));
        assertFalse(topics.containsKey("window-airtight"));
        assertEquals(
                Ratio.of("71.5"), value(topics, "building.safety").findValue().orElseThrow());
        assertEquals(
                Ratio.of(2), value(topics, "building.fixture-grade").findValue().orElseThrow());
        assertEquals(Derived.Status.MISSING, value(topics, "building.health").status());
    }

    private static Derived value(Map<String, Topic> topics, String id) {
        return Objects.requireNonNull((Topic.Quantity) topics.get(id)).derived();
    }

    @Test
    void a_park_of_three_hundred_enterprises_and_thousands_of_ranges_is_derived_without_quadratic_work() {
        ParkEvidence park = EnergyDerivationTest.park(2025);
        for (int i = 0; i < 300; i++) {
            park.enterprise("E" + i, "assessed=yes");
        }
        for (int i = 0; i < 20_000; i++) {
            park.row(
                    "credit-units",
                    "programme=CCER",
                    "project=P",
                    "serial-from=" + (2 * i),
                    "serial-to=" + (2 * i + 1),
                    "vintage=2024",
                    "year-served=2025",
                    "quantity=2",
                    "retired=2026-01-01",
                    "beneficiary=样例园区",
                    "proof=R");
        }
        DerivedValues values = assertTimeout(Duration.ofSeconds(10), () -> park.proved());
        assertEquals(Ratio.of(40_000), values.offsets().retired());
        assertEquals(
                Ratio.HUNDRED,
                values.get("management.assessed-share").findValue().orElseThrow());
    }
}
