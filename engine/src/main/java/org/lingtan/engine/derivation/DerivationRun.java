package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;

/** One derivation over one view; results that several quantities need are kept here. Not thread-safe, used once. */
final class DerivationRun {

    record Shared(Object value, Set<String> tables) {}

    private record Key(Class<?> kind, Object variant) {}

    private final EvidenceView view;
    private final Catalogue catalogue;
    private final LocalDate date;
    private final AccountingSettings settings;
    private final Map<String, Integer> buildingStars;
    private final Map<Key, Shared> kept = new HashMap<>();

    DerivationRun(
            EvidenceView view,
            Catalogue catalogue,
            LocalDate date,
            AccountingSettings settings,
            Map<String, Integer> buildingStars) {
        this.view = view;
        this.catalogue = catalogue;
        this.date = date;
        this.settings = settings;
        this.buildingStars = Map.copyOf(buildingStars);
    }

    EvidenceView view() {
        return view;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    LocalDate date() {
        return date;
    }

    AccountingSettings settings() {
        return settings;
    }

    Map<String, Integer> buildingStars() {
        return buildingStars;
    }

    Optional<Shared> findShared(Class<?> kind, Object variant) {
        return Optional.ofNullable(kept.get(new Key(kind, variant)));
    }

    Shared keep(Class<?> kind, Object variant, Shared shared) {
        kept.put(new Key(kind, variant), shared);
        return shared;
    }

    SortedMap<String, Derived> quantities() {
        SortedMap<String, Derived> values = new TreeMap<>();
        for (QuantityDefinition quantity : catalogue.quantities().values()) {
            if (!quantity.id().startsWith(BuildingRecords.PREFIX)) {
                values.put(quantity.id(), withDeclared(quantity, derive(quantity)));
            }
        }
        return values;
    }

    private Derived derive(QuantityDefinition quantity) {
        Trace unready = Readiness.of(view, catalogue, quantity.from());
        if (!unready.isSettled()) {
            return Result.open(unready).derived(quantity);
        }
        Scope scope = new Scope(this, quantity.id(), Set.copyOf(quantity.from()));
        return Formulas.of(quantity.id()).apply(scope).derived(quantity);
    }

    private Derived withDeclared(QuantityDefinition quantity, Derived derived) {
        Optional<EvidenceItem.DeclaredQuantity> declared = view.findDeclared(quantity.id());
        if (derived.status() != Derived.Status.MISSING || declared.isEmpty()) {
            return derived;
        }
        EvidenceItem.DeclaredQuantity stated = declared.get();
        Trace trace = new Trace();
        trace.restsOn(stated.id() + "#value");
        stated.supports().forEach(support -> trace.restsOn(support.toString()));
        trace.warn("declared.only", stated.value(), stated.unit());
        return new Derived(
                quantity.id(),
                quantity.unit(),
                Derived.Status.DECLARED,
                stated.value(),
                stated.value().toString(),
                trace.from(),
                derived.missing(),
                trace.warnings());
    }
}
