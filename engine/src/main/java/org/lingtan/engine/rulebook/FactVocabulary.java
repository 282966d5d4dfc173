package org.lingtan.engine.rulebook;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.rulebook.Criterion.TopicKind;

/** What the rules may say about facts, and what each word needs; a kit compares it with {@code engine.fact}. */
final class FactVocabulary {

    /** Types a rule file may import. */
    static final Set<String> IMPORTABLE =
            Set.of("Fact", "Measured", "Attested", "Documented", "Described", "Excluded", "Open", "FindingSink");

    /** A verb: the parameter kind it needs ({@code null} class for none) and the type of its facts. */
    record Verb(Class<?> parameter, boolean parameterFirst, String fact, boolean many) {}

    private static final Set<String> TEXTS = Set.of("criterion", "part", "topic");
    private static final Map<String, Set<String>> OWN_TEXTS =
            Map.of("Measured", Set.of("quantity"), "Described", Set.of("value"));
    private static final Map<String, Set<String>> FLAGS = Map.of(
            "Measured", Set.of("positive", "nothing"),
            "Attested", Set.of("yes", "no"),
            "Documented", Set.of(),
            "Described", Set.of(),
            "Excluded", Set.of(),
            "Open", Set.of("nothingToMeasure", "unsettled"));
    private static final Map<String, Class<?>> MEASURED_CALLS = Map.of(
            "atLeast", Ratio.class,
            "below", Ratio.class,
            "atMost", Ratio.class,
            "above", Ratio.class,
            "within", Interval.class,
            "outside", Interval.class);
    private static final Map<String, Set<TopicKind>> TOPICS = Map.of(
            "Measured", Set.of(TopicKind.QUANTITY),
            "Attested", Set.of(TopicKind.ATTESTATION),
            "Documented", Set.of(TopicKind.DOCUMENT, TopicKind.TABLE),
            "Described", Set.of(TopicKind.PROPERTY),
            "Excluded", Set.of(),
            "Open", Set.of(TopicKind.values()));

    static final Map<String, Verb> VERBS = Map.ofEntries(
            Map.entry("scored", new Verb(Bands.class, false, "Measured", false)),
            Map.entry("awarded", new Verb(Ratio.class, true, "", true)),
            Map.entry("marked", new Verb(Ratio.class, false, "Measured", false)),
            Map.entry("earnedNothing", new Verb(Void.class, false, "", true)),
            Map.entry("reached", new Verb(Ratio.class, false, "Measured", false)),
            Map.entry("reachedBelow", new Verb(Ratio.class, false, "Measured", false)),
            Map.entry("permitted", new Verb(Bands.class, false, "Measured", false)),
            Map.entry("permittedUpTo", new Verb(Ratio.class, true, "", true)),
            Map.entry("met", new Verb(Void.class, false, "", true)),
            Map.entry("partlyMet", new Verb(Void.class, false, "", true)),
            Map.entry("notMet", new Verb(Void.class, false, "", true)),
            Map.entry("notApplicable", new Verb(Void.class, false, "", true)),
            Map.entry("open", new Verb(Void.class, false, "Open", false)),
            Map.entry("twin", new Verb(Void.class, false, "", true)));

    /** {@code open} may name the most points after its fact, where they depend on a property of the subject. */
    private static final Verb OPEN_OF = new Verb(Ratio.class, false, "Open", false);

    private FactVocabulary() {}

    /** The verb as called with that many arguments; null for an unknown word. */
    static @Nullable Verb verb(String name, int arguments) {
        return name.equals("open") && arguments > 1 ? OPEN_OF : VERBS.get(name);
    }

    static boolean isFact(String type) {
        return FLAGS.containsKey(type);
    }

    static boolean isText(String type, String property) {
        return TEXTS.contains(property)
                || OWN_TEXTS.getOrDefault(type, Set.of()).contains(property);
    }

    static boolean isFlag(String type, String property) {
        return FLAGS.getOrDefault(type, Set.of()).contains(property);
    }

    static boolean isCall(String type, String word) {
        return isAvailability(word) || (type.equals("Measured") && MEASURED_CALLS.containsKey(word));
    }

    /** Whether the word only asks if a parameter is in force, whatever its kind. */
    static boolean isAvailability(String word) {
        return word.equals("inForce") || word.equals("notInForce");
    }

    static Class<?> parameterOf(String word) {
        return MEASURED_CALLS.getOrDefault(word, Object.class);
    }

    static boolean fits(String type, TopicKind kind) {
        return TOPICS.getOrDefault(type, Set.of()).contains(kind);
    }
}
