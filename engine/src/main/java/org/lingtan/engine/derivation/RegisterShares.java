package org.lingtan.engine.derivation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** Shares from the registers of vehicles, luminaires, green areas and pollutant sources, as of 31 December. */
final class RegisterShares {

    private static final Set<String> CLEAN_DRIVES = Set.of("battery", "plug-in-hybrid", "fuel-cell");

    private RegisterShares() {}

    static void addTo(Map<String, Function<Scope, Result>> formulas) {
        formulas.put("transport.clean-vehicle-share", RegisterShares::cleanVehicles);
        formulas.put("infrastructure.efficient-lighting-share", RegisterShares::efficientLighting);
        formulas.put("infrastructure.greening-rate", RegisterShares::greening);
        formulas.put("waste.pollutant-monitored-share", RegisterShares::monitoredSources);
    }

    private static Result cleanVehicles(Scope scope) {
        Trace trace = new Trace();
        List<Row> inService = scope.required("vehicles", trace).stream()
                .filter(row -> EnterpriseShares.isWithin(row, "from", "to", scope.yearEnd()))
                .toList();
        long clean = inService.stream()
                .filter(row -> CLEAN_DRIVES.contains(row.text("drive")))
                .count();
        return Result.share(trace, Ratio.of(clean), Ratio.of(inService.size()));
    }

    private static Result efficientLighting(Scope scope) {
        Trace trace = new Trace();
        List<Row> all = scope.required("lighting", trace);
        List<Row> efficient = all.stream().filter(row -> row.isYes("efficient")).toList();
        return Result.share(trace, sum(efficient, "count"), sum(all, "count"));
    }

    private static Result greening(Scope scope) {
        Trace trace = new Trace();
        return Result.share(
                trace,
                sum(scope.required("green-areas", trace), "area"),
                scope.park().area());
    }

    private static Result monitoredSources(Scope scope) {
        Trace trace = new Trace();
        List<Row> main = scope.required("pollutant-sources", trace).stream()
                .filter(row -> row.isYes("main"))
                .toList();
        long monitored = main.stream().filter(row -> row.isYes("monitored")).count();
        return Result.share(trace, Ratio.of(monitored), Ratio.of(main.size()));
    }

    static Ratio sum(List<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.findNumber(column).orElse(Ratio.ZERO))
                .reduce(Ratio.ZERO, Ratio::plus);
    }
}
