package org.lingtan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.quantity.Unit;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void every_quantity_is_derived_from_tables_that_exist() {
        assertTrue(
                catalogue.quantities().size() >= 40,
                "only " + catalogue.quantities().size());
        for (QuantityDefinition quantity : catalogue.quantities().values()) {
            for (String table : quantity.from()) {
                assertTrue(catalogue.findTable(table).isPresent(), quantity.id() + " names " + table);
            }
        }
    }

    @Test
    void every_unit_of_a_quantity_and_of_a_column_is_known() {
        TreeSet<String> unknown = new TreeSet<>();
        catalogue.quantities().values().stream()
                .map(QuantityDefinition::unit)
                .filter(unit -> Unit.find(unit).isEmpty())
                .forEach(unknown::add);
        catalogue.tables().values().stream()
                .flatMap(table -> table.columns().values().stream())
                .flatMap(column -> column.findUnit().stream())
                .filter(unit -> Unit.find(unit).isEmpty())
                .forEach(unknown::add);
        assertEquals(List.of(), List.copyOf(unknown));
    }

    @Test
    void no_table_is_left_out_of_every_quantity_but_series_and_offsets() {
        TreeSet<String> unread = new TreeSet<>(catalogue.tables().keySet());
        catalogue.quantities().values().forEach(quantity -> unread.removeAll(quantity.from()));
        unread.removeAll(List.of("readings", "credit-units"));
        assertEquals(List.of(), List.copyOf(unread));
    }

    @Test
    void a_quantity_carries_unit_kind_titles_and_formula() {
        QuantityDefinition rate = catalogue.quantity("digital.access-rate");
        assertEquals("%", rate.unit());
        assertEquals(QuantityDefinition.Kind.SHARE, rate.kind());
        assertEquals("enterprise access rate", rate.titles().en());
        assertTrue(rate.from().contains("enterprises"));
    }

    @Test
    void an_unknown_quantity_is_refused_by_name() {
        assertTrue(catalogue.findQuantity("digital.acces-rate").isEmpty());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> catalogue.quantity("digital.acces-rate"));
        assertTrue(refused.toString().contains("digital.acces-rate"));
    }

    @Test
    void a_table_keeps_its_columns_in_the_documented_order() {
        EvidenceTable energy = catalogue.findTable("energy").orElseThrow();
        assertEquals(EvidenceTable.Kind.LEDGER, energy.kind());
        assertEquals(
                List.of("carrier", "origin", "use", "amount", "unit", "non-fossil", "month"),
                List.copyOf(energy.columns().keySet()));
        assertEquals(
                List.of("id"), catalogue.findTable("enterprises").orElseThrow().key());
    }

    @Test
    void no_heading_of_a_table_stands_for_two_columns() {
        for (EvidenceTable table : catalogue.tables().values()) {
            TreeSet<String> headings = new TreeSet<>();
            for (Column column : table.columns().values()) {
                for (String heading : new TreeSet<>(List.of(
                        column.id(), column.titles().zh(), column.titles().en()))) {
                    assertTrue(headings.add(heading), table.id() + ": " + heading);
                }
            }
        }
    }
}
