package org.lingtan.engine.derivation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.factor.Factor;

/** Collects, while a value is computed, what it rests on, what is missing, and what its reader must know. */
final class Trace {

    private static final Comparator<Text> ORDER = Comparator.comparing(Text::en).thenComparing(Text::zh);

    private static final int NAMED = 10;

    private final Set<String> from = new TreeSet<>();
    private final Set<Text> missing = new LinkedHashSet<>();
    private final Set<Text> warnings = new LinkedHashSet<>();
    private final Map<String, Set<String>> warnedOf = new TreeMap<>();
    private boolean awaiting;

    void restsOn(Collection<String> locators) {
        from.addAll(locators);
    }

    void restsOn(String locator) {
        from.add(locator);
    }

    void restsOn(Factor factor) {
        from.add(factor.place());
        warnings.addAll(factor.warnings());
    }

    void missing(String code, Object... found) {
        missing(DerivationTexts.text(code, found));
    }

    void missing(Text text) {
        missing.add(text);
    }

    void warn(String code, Object... found) {
        warn(DerivationTexts.text(code, found));
    }

    void warn(Text text) {
        warnings.add(text);
    }

    /** The same warning about many things becomes one that counts them and names the first. */
    void warnOf(String code, String thing) {
        warnedOf.computeIfAbsent(code, key -> new TreeSet<>()).add(thing);
    }

    void awaits(String code, Object... found) {
        awaiting = true;
        missing(code, found);
    }

    /** Takes over everything another trace found. */
    Trace add(Trace other) {
        from.addAll(other.from);
        missing.addAll(other.missing);
        warnings.addAll(other.warnings);
        other.warnedOf.forEach((code, things) -> things.forEach(thing -> warnOf(code, thing)));
        awaiting |= other.awaiting;
        return this;
    }

    boolean isSettled() {
        return missing.isEmpty();
    }

    boolean isAwaiting() {
        return awaiting;
    }

    List<String> from() {
        return new ArrayList<>(from);
    }

    /** Sorted, so that the order of rows never shows. */
    List<Text> missing() {
        return missing.stream().sorted(ORDER).toList();
    }

    List<Text> warnings() {
        List<Text> all = new ArrayList<>(warnings);
        warnedOf.forEach((code, things) -> all.add(DerivationTexts.text(code, things.size(), named(things))));
        return all.stream().sorted(ORDER).toList();
    }

    private static String named(Set<String> things) {
        String first = things.stream().limit(NAMED).collect(Collectors.joining(", "));
        return things.size() > NAMED ? first + " …" : first;
    }
}
