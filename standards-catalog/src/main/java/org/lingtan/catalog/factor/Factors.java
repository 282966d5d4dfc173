package org.lingtan.catalog.factor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.ProblemTexts;

/**
 * The factor tables. A lookup answers with the row that is right for place, year, purpose and date, or with nothing:
 * no factor is guessed and none is borrowed from another place, carrier or purpose.
 */
public final class Factors {

    private static final int GRID_YEARS_BACK = 3;
    private static final ProblemTexts TEXTS = ProblemTexts.of(Factors.class, "problems.yaml");

    private static final class Shipped {
        static final Factors FACTORS = FactorReader.read();
    }

    private final List<Factor> rows;
    private final Map<String, List<Factor>> bySubject = new LinkedHashMap<>();
    private final FactorNames carriers;
    private final FactorNames products;
    private final FactorNames regions;

    Factors(List<Factor> rows, FactorNames carriers, FactorNames products, FactorNames regions) {
        this.rows = List.copyOf(rows);
        this.carriers = carriers;
        this.products = products;
        this.regions = regions;
        for (Factor row : rows) {
            bySubject
                    .computeIfAbsent(key(row.table(), row.subject()), absent -> new ArrayList<>())
                    .add(row);
        }
    }

    private static String key(String table, Text subject) {
        return table + "#" + subject.en();
    }

    /**
     * The tables that the product ships.
     *
     * @return the factors
     */
    public static Factors shipped() {
        return Shipped.FACTORS;
    }

    /**
     * Every row of every table, in the order of the files.
     *
     * @return the rows
     */
    public List<Factor> rows() {
        return rows;
    }

    /**
     * The mean grid emission factor for the inventory: that of the year if published by the date, else of the newest
     * earlier year published by then, at most three years back, with a warning.
     *
     * @param divisionOrRegion an administrative division code, of which the first two digits count, or the name of a region
     * @param year the year reported
     * @param publishedBy the assessment date
     * @return the factor in kgCO2/kWh, or empty
     */
    public Optional<Factor> findGrid(String divisionOrRegion, int year, LocalDate publishedBy) {
        return findGrid(divisionOrRegion, year, Purpose.INVENTORY, publishedBy);
    }

    /**
     * The mean grid emission factor for a purpose.
     *
     * @param divisionOrRegion as above
     * @param year the year reported
     * @param purpose the purpose
     * @param publishedBy the assessment date
     * @return the factor in kgCO2/kWh, or empty
     * @throws PurposeException if the row does not serve the purpose
     */
    public Optional<Factor> findGrid(String divisionOrRegion, int year, Purpose purpose, LocalDate publishedBy) {
        boolean isCode = divisionOrRegion.matches("[0-9]{2,12}");
        Optional<String> region = regions.find(isCode ? divisionOrRegion.substring(0, 2) : divisionOrRegion);
        return region.flatMap(id -> {
                    List<Factor> recent = of("grid-factors", regions.title(id)).stream()
                            .filter(row -> row.findYear().orElseThrow() >= year - GRID_YEARS_BACK)
                            .toList();
                    return newest(recent, year, publishedBy);
                })
                .map(row -> row.serving(purpose));
    }

    /**
     * The default combustion factor of a fuel.
     *
     * @param carrier the fuel by id, Chinese or English name, or alias
     * @param purpose the purpose
     * @param date the assessment date
     * @return the factor in tCO2 for each unit of the fuel, or empty
     * @throws PurposeException if the row does not serve the purpose
     */
    public Optional<Factor> findFuel(String carrier, Purpose purpose, LocalDate date) {
        return find("fuel-factors", carriers, carrier, date).map(row -> row.serving(purpose));
    }

    /**
     * The default factor of an industrial process.
     *
     * @param product the product by id, Chinese or English name, or alias
     * @param purpose the purpose
     * @param date the assessment date
     * @return the factor in tCO2 for each unit of the product, or empty
     * @throws PurposeException if the row does not serve the purpose
     */
    public Optional<Factor> findProcess(String product, Purpose purpose, LocalDate date) {
        return find("process-factors", products, product, date).map(row -> row.serving(purpose));
    }

    /**
     * The coal equivalent of a carrier. Electricity has two: {@code electricity-current} (当量值) by energy content, and
     * {@code electricity-equivalent} (等价值) by the supply coal rate of the year, else of the newest earlier year
     * published by the date, with a warning; a later year's rate is never borrowed.
     *
     * @param carrier the carrier by id, Chinese or English name, or alias
     * @param year the year reported
     * @param date the assessment date
     * @return the factor in kgce for each unit of the carrier, or empty
     */
    public Optional<Factor> findCoalEquivalent(String carrier, int year, LocalDate date) {
        return carriers.find(carrier)
                .flatMap(id -> newest(of("coal-equivalents", carriers.title(id)), year, date))
                .map(row -> row.serving(Purpose.COAL_EQUIVALENT));
    }

    /**
     * The id of an energy carrier.
     *
     * @param name the id, Chinese or English name, or alias, in any Latin case
     * @return the id, for example {@code natural-gas}, or empty if the catalogue does not know the name
     */
    public Optional<String> findCarrier(String name) {
        return carriers.find(name);
    }

    /**
     * The energy carrier or product of a name.
     *
     * @param name the id, Chinese or English name, or alias, in any Latin case
     * @return its id and its titles, or empty if the catalogue does not know the name
     */
    public Optional<Map.Entry<String, Text>> findNamed(String name) {
        return carriers.find(name)
                .map(id -> Map.entry(id, carriers.title(id)))
                .or(() -> products.find(name).map(id -> Map.entry(id, products.title(id))));
    }

    private Optional<Factor> find(String table, FactorNames names, String name, LocalDate date) {
        return names.find(name)
                .flatMap(id -> of(table, names.title(id)).stream()
                        .filter(row -> row.inForce(date))
                        .findFirst());
    }

    private List<Factor> of(String table, Text subject) {
        return bySubject.getOrDefault(key(table, subject), List.of());
    }

    /** The row of the year or of the newest earlier year in force; a row without a year serves every year. */
    private static Optional<Factor> newest(List<Factor> candidates, int year, LocalDate date) {
        return candidates.stream()
                .filter(row -> row.inForce(date) && row.findYear().orElse(year) <= year)
                .max(Comparator.comparing(row -> row.findYear().orElse(year)))
                .map(row -> row.findYear().orElse(year) == year ? row : row.warn(olderYear(row, year, date)));
    }

    private static Text olderYear(Factor row, int year, LocalDate date) {
        return TEXTS.problem("factor.older-year", row.place(), row.findYear().orElse(year), row.subject(), year, date)
                .message();
    }

    /**
     * The digest of all factor rows and of the names they are found by. It changes with every fact that can change a
     * lookup, and with the sources that a trace prints.
     *
     * @return {@code sha256:} and 64 lower-case hexadecimal digits
     */
    public String digest() {
        return FactorDigest.of(rows, List.of(carriers, products, regions));
    }
}
