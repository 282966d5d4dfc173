package org.lingtan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardTest {

    private final Catalogue catalogue = Catalogue.shipped();

    @ParameterizedTest
    @CsvSource({
        "gbt36132, 2018-12-01, 2018",
        "gbt36132, 2025-12-30, 2018",
        "gbt36132, 2025-12-31, 2025",
        "gbt36132, 2026-03-01, 2025",
        "gbt50378, 2014-12-31, 2006",
        "gbt50378, 2015-01-01, 2014",
        "gbt50378, 2019-07-31, 2014",
        "gbt50378, 2019-08-01, 2019",
        "gbt50378, 2024-09-30, 2019",
        "gbt50378, 2024-10-01, 2024",
        "gbt2589, 2021-03-31, 2008",
        "gbt2589, 2021-04-01, 2020",
        "nzcp, 2025-06-30, 1",
        "cnip, 2000-01-01, 1"
    })
    void an_undated_reference_means_the_edition_in_force_on_the_day(String standard, LocalDate date, String edition) {
        EditionOnDate found = catalogue.editionOn(standard, date);
        assertEquals(edition, found.findEdition().orElseThrow().id());
        assertTrue(found.findAbsence().isEmpty());
    }

    @Test
    void a_date_before_every_edition_says_when_the_first_came_into_force() {
        EditionOnDate found = catalogue.editionOn("gbt36132", LocalDate.of(2018, 11, 30));
        assertTrue(found.findEdition().isEmpty());
        Text absence = found.findAbsence().orElseThrow();
        assertTrue(absence.en().contains("GB/T 36132-2018") && absence.en().contains("2018-12-01"), absence.en());
        assertTrue(absence.zh().contains("绿色工厂评价通则") && absence.zh().contains("2018-12-01"), absence.zh());
    }

    @Test
    void a_date_after_all_editions_or_between_two_says_when_one_was_last_in_force() {
        Standard withdrawn = new Standard(
                "x",
                new Text("标准", "standard"),
                Confidence.C,
                Confidence.C,
                Stated.notEstablished(),
                null,
                List.of(edition("1", "2001-01-01", "2005-12-31"), edition("2", "2010-01-01", "2015-12-31")));
        assertTrue(absence(withdrawn, "2016-01-01").contains("2015-12-31"));
        assertTrue(absence(withdrawn, "2008-06-01").contains("2005-12-31"));
        assertTrue(
                withdrawn.editionOn(LocalDate.parse("2015-12-31")).findEdition().isPresent());
    }

    private static String absence(Standard standard, String date) {
        return standard.editionOn(LocalDate.parse(date))
                .findAbsence()
                .orElseThrow()
                .en();
    }

    private static Edition edition(String id, String from, String to) {
        return new Edition(
                id,
                Stated.notEstablished(),
                new Stated<>(LocalDate.parse(from), Confidence.C),
                new Stated<>(LocalDate.parse(to), Confidence.C),
                Stated.notEstablished());
    }

    @Test
    void two_editions_in_force_on_one_day_are_refused() {
        List<Edition> overlapping =
                List.of(edition("1", "2001-01-01", "2010-01-01"), edition("2", "2010-01-01", "2015-12-31"));
        Text titles = new Text("标准", "standard");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Standard(
                        "x", titles, Confidence.C, Confidence.C, Stated.notEstablished(), null, overlapping));
        assertThrows(IllegalArgumentException.class, () -> edition("1", "2010-01-02", "2010-01-01"));
    }

    @Test
    void every_standard_that_rulebooks_and_evidence_name_is_there() {
        assertEquals(
                List.of(
                        "cnip",
                        "zcpc",
                        "nzcp",
                        "nzcp-hunan",
                        "gbt50378",
                        "gbt50878",
                        "gb55015",
                        "gbt36132",
                        "gbt8170",
                        "gbt2589",
                        "gb32100",
                        "cer",
                        "ccer",
                        "carbon-inclusive",
                        "iso14068-1",
                        "iso17065",
                        "iso14064-3"),
                List.copyOf(catalogue.standards().keySet()));
    }

    @Test
    void what_the_source_does_not_print_is_not_established() {
        Standard cnip = catalogue.findStandard("cnip").orElseThrow();
        Edition edition = cnip.findEdition("1").orElseThrow();
        assertEquals(Confidence.NOT_ESTABLISHED, cnip.publisher().confidence());
        assertTrue(cnip.publisher().findValue().isEmpty());
        assertTrue(edition.number().findValue().isEmpty());
        assertTrue(edition.from().findValue().isEmpty());
        assertEquals("1", edition.name());
    }

    @Test
    void the_association_standard_is_known_from_a_secondary_source_and_the_policy_from_its_text() {
        Edition zcpc =
                catalogue.findStandard("zcpc").orElseThrow().findEdition("2022").orElseThrow();
        assertEquals(new Stated<>("T/SEESA 010-2022", Confidence.B), zcpc.number());
        assertEquals(new Stated<>(LocalDate.of(2022, 5, 1), Confidence.B), zcpc.from());
        Edition nzcp =
                catalogue.findStandard("nzcp").orElseThrow().findEdition("1").orElseThrow();
        assertEquals(new Stated<>("发改环资〔2025〕910号", Confidence.A), nzcp.number());
    }

    @Test
    void an_unknown_standard_is_refused_by_name() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> catalogue.editionOn("gbt1", LocalDate.of(2026, 1, 1)));
        assertTrue(refused.toString().contains("gbt1"));
    }
}
