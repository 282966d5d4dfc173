package org.lingtan.engine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The invariants of catalogue and engine, each with its reason; {@code root} lets the bad example be held against them. */
final class ArchitectureRules {

    private static final Set<String> CLOCK_OWNERS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year");
    private static final Set<String> XML_FACTORIES = Set.of(
            "javax.xml.parsers.DocumentBuilderFactory",
            "javax.xml.parsers.SAXParserFactory",
            "javax.xml.stream.XMLInputFactory",
            "javax.xml.stream.XMLOutputFactory",
            "javax.xml.transform.TransformerFactory",
            "javax.xml.validation.SchemaFactory");

    private ArchitectureRules() {}

    static Map<String, ArchRule> forRoot(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "catalogue knows nobody",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".catalog..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + ".engine..")
                        .because("standards and factors must be readable without an engine"));
        rules.put(
                "Drools stays inside",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".engine.internal..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.kie..", "org.drools..")
                        .because("the rule engine must be replaceable, and its classes must not leak into results"));
        rules.put(
                "facts know only numbers",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".engine.fact..")
                        .should()
                        .dependOnClassesThat(outside(root))
                        .because("everything a rule can reach through a fact must be harmless"));
        rules.put(
                "no binary floating point",
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + "..")
                        .should()
                        .notHaveRawType(DescribedPredicate.describe(
                                "double or float",
                                (JavaClass c) -> c.isEquivalentTo(double.class) || c.isEquivalentTo(float.class)))
                        .because("0.2 is not a fifth, and a park exactly on a threshold would lose points"));
        rules.put(
                "time is an input",
                noClasses()
                        .should()
                        .accessTargetWhere(
                                DescribedPredicate.describe("reads the clock", ArchitectureRules::readsClock))
                        .because("an evaluation must give the same answer tomorrow"));
        rules.put(
                "XML factories are the JDK's own",
                noClasses()
                        .should()
                        .accessTargetWhere(DescribedPredicate.describe(
                                "asks for any XML factory", ArchitectureRules::asksForFactory))
                        .because("a parser found on the class path once became the default and read local files"));
        rules.put(
                "public types are closed",
                classes()
                        .that()
                        .arePublic()
                        .and()
                        .areNotInterfaces()
                        .and()
                        .areNotAnnotatedWith("jakarta.xml.bind.annotation.XmlType")
                        .and()
                        .doNotHaveModifier(JavaModifier.ABSTRACT)
                        .should()
                        .haveModifier(JavaModifier.FINAL)
                        .because("what may be extended must be sealed"));
        rules.put(
                "no standard streams",
                GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                        "only the command line talks to a terminal"));
        rules.put(
                "no generic exceptions",
                GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because("a fault needs a name"));
        rules.put(
                "packages are null-marked",
                classes()
                        .should(ArchCondition.from(DescribedPredicate.describe(
                                "be in a @NullMarked package",
                                (JavaClass c) -> c.getPackage().isAnnotatedWith(NullMarked.class))))
                        .because("null must be visible in every signature"));
        rules.put(
                "no cycles",
                slices().matching(root + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("a package that needs its user cannot be understood alone"));
        return rules;
    }

    private static DescribedPredicate<JavaClass> outside(String root) {
        return DescribedPredicate.describe("reaches beyond numbers", c -> {
            String name = c.getBaseComponentType().getPackageName();
            return !name.isEmpty()
                    && !name.equals(root + ".engine.fact")
                    && !name.equals(root + ".catalog.quantity")
                    && !name.equals("java.lang")
                    && !name.equals("java.lang.runtime")
                    && !name.equals("java.lang.invoke")
                    && !name.equals("java.util")
                    && !name.equals("org.jspecify.annotations");
        });
    }

    private static boolean readsClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean now = CLOCK_OWNERS.contains(owner) && name.equals("now");
        boolean millis =
                owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
        return now || millis;
    }

    private static boolean asksForFactory(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        return XML_FACTORIES.contains(access.getTargetOwner().getName())
                && (name.equals("newInstance") || name.equals("newFactory"));
    }
}
