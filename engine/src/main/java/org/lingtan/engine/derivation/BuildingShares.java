package org.lingtan.engine.derivation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** Shares of floor area. All buildings completed by 31 December count; one without certificate or calculation as 0. */
final class BuildingShares {

    private static final String REGISTER = "buildings";
    private static final String AREA = "floor-area";
    private static final int TWO_STARS = 2;

    private BuildingShares() {}

    static void addTo(Map<String, Function<Scope, Result>> formulas) {
        formulas.put("buildings.two-star-share", BuildingShares::twoStars);
        formulas.put("buildings.gb55015-share", BuildingShares::gb55015);
        formulas.put("buildings.carbon-reduction", BuildingShares::carbonReduction);
    }

    private static List<Row> completed(Scope scope, Trace trace) {
        return scope.required(REGISTER, trace).stream()
                .filter(row -> row.findDate("completed")
                        .map(day -> !day.isAfter(scope.yearEnd()))
                        .orElse(true))
                .toList();
    }

    private static Ratio area(List<Row> buildings) {
        return buildings.stream().map(row -> row.number(AREA)).reduce(Ratio.ZERO, Ratio::plus);
    }

    private static Result twoStars(Scope scope) {
        Trace trace = new Trace();
        scope.optional("building-records", trace);
        List<Row> all = completed(scope, trace);
        List<Row> starred =
                all.stream().filter(row -> hasTwoStars(scope, row, trace)).toList();
        return Result.share(trace, area(starred), area(all));
    }

    private static boolean hasTwoStars(Scope scope, Row row, Trace trace) {
        String id = row.text("id");
        if (scope.starsByRulebook(id) >= TWO_STARS) {
            trace.restsOn("rulebook:gbt50378#" + id);
            return true;
        }
        int stars = row.findText("stars").map(Integer::valueOf).orElse(0);
        return stars >= TWO_STARS && Certificates.isBuildingValid(scope, row, trace);
    }

    private static Result gb55015(Scope scope) {
        Trace trace = new Trace();
        List<Row> all = completed(scope, trace);
        List<Row> meeting = all.stream()
                .filter(row -> row.isYes("gb55015-calculated") && row.isYes("gb55015-met"))
                .toList();
        return Result.share(trace, area(meeting), area(all));
    }

    /** Weighted by floor area; negative where buildings emit more than their baseline. */
    private static Result carbonReduction(Scope scope) {
        Trace trace = new Trace();
        List<Row> all = completed(scope, trace);
        Ratio reduced = all.stream()
                .filter(row -> row.isYes("gb55015-calculated"))
                .map(row -> row.number(AREA)
                        .times(row.findNumber("carbon-reduction").orElse(Ratio.ZERO))
                        .dividedBy(Ratio.HUNDRED))
                .reduce(Ratio.ZERO, Ratio::plus);
        Ratio whole = area(all);
        if (trace.isSettled() && reduced.compareTo(whole) > 0) {
            trace.missing("share.contradiction", reduced, whole);
        }
        return Result.percentage(trace, reduced, whole);
    }
}
