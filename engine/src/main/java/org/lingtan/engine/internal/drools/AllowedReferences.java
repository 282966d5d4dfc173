package org.lingtan.engine.internal.drools;

import java.util.Map;
import java.util.Set;

/** What compiled rules may refer to, by internal name; everything else is refused. */
final class AllowedReferences {

    private static final String FACTS = "org/lingtan/engine/fact/";
    private static final String SINK = FACTS + "FindingSink";
    private static final Set<String> FACT_TYPES = Set.of(
            FACTS + "Fact",
            FACTS + "Measured",
            FACTS + "Attested",
            FACTS + "Documented",
            FACTS + "Described",
            FACTS + "Excluded",
            FACTS + "Open");
    private static final Set<String> FACT_CALLS = Set.of(
            "getCriterion",
            "getPart",
            "getTopic",
            "getQuantity",
            "getValue",
            "isYes",
            "isNo",
            "isPositive",
            "isNothing",
            "isNothingToMeasure",
            "isUnsettled",
            "atLeast",
            "below",
            "atMost",
            "above",
            "within",
            "outside",
            "inForce",
            "notInForce");
    private static final Set<String> SINK_CALLS = Set.of(
            "scored",
            "awarded",
            "marked",
            "earnedNothing",
            "reached",
            "reachedBelow",
            "permitted",
            "permittedUpTo",
            "met",
            "partlyMet",
            "notMet",
            "notApplicable",
            "open",
            "twin");

    /** Types that stand in generated signatures and are never called, or only as listed. */
    private static final Map<String, Set<String>> LANGUAGE = Map.ofEntries(
            Map.entry("java/lang/Object", Set.of("<init>")),
            Map.entry("java/lang/String", Set.of("equals", "hashCode")),
            Map.entry("java/lang/Boolean", Set.of("valueOf")),
            Map.entry("java/lang/Enum", Set.of("<init>", "valueOf")),
            Map.entry("java/lang/System", Set.of("arraycopy")),
            Map.entry("java/lang/Class", Set.of()),
            Map.entry("java/lang/Exception", Set.of()),
            Map.entry("java/lang/RuntimeException", Set.of("<init>")),
            Map.entry("java/lang/IllegalArgumentException", Set.of("<init>")),
            Map.entry("java/util/List", Set.of("add")),
            Map.entry("java/util/ArrayList", Set.of("<init>")),
            Map.entry("java/util/Arrays", Set.of("asList")),
            Map.entry("java/util/Collection", Set.of()),
            Map.entry("java/util/Collections", Set.of("emptyList")),
            Map.entry("java/util/Locale", Set.of()),
            Map.entry("java/time/format/DateTimeFormatter", Set.of()),
            Map.entry(
                    "java/time/format/DateTimeFormatterBuilder",
                    Set.of("<init>", "parseCaseInsensitive", "appendPattern", "toFormatter")),
            Map.entry("org/drools/util/DateUtils", Set.of("getDateFormatMask")),
            Map.entry("org/drools/modelcompiler/util/EvaluationUtil", Set.of("areNullSafeEquals")),
            Map.entry(
                    "org/drools/modelcompiler/dsl/pattern/D",
                    Set.of("on", "rule", "pattern", "reactOn", "declarationOf", "alphaIndexedBy", "globalOf")));

    private static final Set<String> MODEL_CALLS = Set.of(
            "<init>",
            "addRuleNames",
            "setMoreThanMaxRuleDefs",
            "expr",
            "metadata",
            "attribute",
            "build",
            "execute",
            "getPropertyIndex");
    private static final Set<String> FIELDS = Set.of("java/util/Locale.ENGLISH", "java/lang/Boolean.TYPE");

    private AllowedReferences() {}

    static boolean isType(String type) {
        return FACT_TYPES.contains(type) || type.equals(SINK) || LANGUAGE.containsKey(type) || isModel(type);
    }

    private static boolean isModel(String type) {
        return type.startsWith("org/drools/model/");
    }

    static boolean isCall(String owner, String method) {
        if (FACT_TYPES.contains(owner)) {
            return FACT_CALLS.contains(method);
        }
        if (owner.equals(SINK)) {
            return SINK_CALLS.contains(method);
        }
        Set<String> listed = LANGUAGE.get(owner);
        return listed == null ? isModel(owner) && MODEL_CALLS.contains(method) : listed.contains(method);
    }

    static boolean isField(String owner, String field) {
        return FIELDS.contains(owner + "." + field) || owner.startsWith("org/drools/model/Index");
    }
}
