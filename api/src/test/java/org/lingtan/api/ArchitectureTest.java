package org.lingtan.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String OFFENCES = "org.lingtan.api.offence.Offences$";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lingtan.api");

    record Law(ArchRule rule, String offender) {
        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static List<Law> laws() {
        return List.of(
                new Law(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.lingtan.api.cli")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("picocli..")
                                .because("the server uses the same services and parses no command line"),
                        "KnowsPicocliOutsideTheCommandLine"),
                new Law(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("org.lingtan.api.database", "org.lingtan.api.web")
                                .should()
                                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                                        "belong to Spring, but for statements and their failures",
                                        type -> type.getPackageName().startsWith("org.springframework.")
                                                && !type.getPackageName()
                                                        .startsWith("org.springframework.jdbc.core.simple")
                                                && !type.getPackageName().equals("org.springframework.dao")))
                                .because("the command line uses the same services and starts no Spring"),
                        "KnowsSpringOutsideTheServer"),
                new Law(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.lingtan.api.database")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.flywaydb..",
                                        "com.zaxxer..",
                                        "com.github.kagkarlsson..",
                                        "org.postgresql..",
                                        "org.apache.commons.compress..")
                                .because("one package opens the database, the same for every command and the server"),
                        "OpensADatabaseOfItsOwn"),
                new Law(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.lingtan.api.document")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("software.amazon..")
                                .because("one package keeps documents, wherever they lie"),
                        "AsksAStoreOfDocuments"),
                new Law(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.lingtan.api.provider")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("com.nimbusds..")
                                .because("one package believes an identity provider, or does not"),
                        "ReadsATokenOfItsOwn"),
                new Law(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.drools..", "org.kie..")
                                .because("only the engine knows Drools; anything else would load rules past its gates"),
                        "KnowsDrools"),
                new Law(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.lingtan.engine.internal..", "org.lingtan.catalog.internal..")
                                .because("what is hidden may change without notice"),
                        "ReachesIntoTheEngine"),
                new Law(
                        noFields()
                                .should()
                                .haveRawType(double.class)
                                .orShould()
                                .haveRawType(float.class)
                                .because("a park exactly on a threshold would lose points to a binary fraction"),
                        "CountsInBinaryFractions"),
                new Law(
                        noClasses()
                                .should()
                                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                                        "the target is now()",
                                        call -> call.getName().equals("now")
                                                && call.getTargetOwner()
                                                        .getPackageName()
                                                        .equals("java.time")))
                                .because(
                                        "the assessment date is an input; the same package must give the same result tomorrow"),
                        "AsksTheClock"),
                new Law(
                        noClasses()
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .because(
                                        "results are UTF-8 whatever the platform prefers, and only the terminal sees to that"),
                        "WritesPastTheTerminal"),
                new Law(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "javax.xml..", "org.xml.sax..", "org.yaml..", "de.siegmar..", "java.util.zip..")
                                .because(
                                        "untrusted formats have one bounded reader each, in the catalogue and the engine"),
                        "StartsItsOwnXmlParser"));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void the_product_keeps_the_law(Law law) {
        law.rule().check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void the_law_catches_the_class_that_breaks_it(Law law) throws ClassNotFoundException {
        JavaClasses offender = new ClassFileImporter().importClasses(Class.forName(OFFENCES + law.offender()));
        AssertionError caught =
                assertThrows(AssertionError.class, () -> law.rule().check(offender));
        assertTrue(String.valueOf(caught.getMessage()).contains(law.offender()), caught.getMessage());
    }

    @Test
    void most_types_are_hidden() {
        Map<Boolean, Long> counts = PRODUCT.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(java.util.stream.Collectors.partitioningBy(
                        ArchitectureTest::isPublic, java.util.stream.Collectors.counting()));
        long hidden = counts.getOrDefault(false, 0L);
        long open = counts.getOrDefault(true, 0L);
        assertTrue(
                hidden * 100 >= (hidden + open) * 35, hidden + " of " + (hidden + open) + " types are package-private");
    }

    @Test
    void only_the_main_class_of_the_command_line_is_public() {
        List<String> open = PRODUCT.stream()
                .filter(type -> type.getPackageName().equals("org.lingtan.api.cli") && type.isTopLevelClass())
                .filter(ArchitectureTest::isPublic)
                .map(JavaClass::getSimpleName)
                .toList();
        assertEquals(List.of("Lingtan"), open);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC);
    }
}
