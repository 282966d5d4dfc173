package org.lingtan.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lingtan.report");

    /** Broken on purpose: each rule must notice it. */
    static final class Offence {
        final float width = 1;

        static long now() {
            return java.time.LocalDate.now(java.time.ZoneOffset.UTC).toEpochDay();
        }

        static Object form() {
            return new com.itextpdf.kernel.geom.Rectangle(1, 1);
        }
    }

    static List<ArchRule> rules() {
        return List.of(
                noFields()
                        .should()
                        .haveRawType(float.class)
                        .orShould()
                        .haveRawType(double.class)
                        .because("numbers that are printed are exact; only drawing is not, and it keeps nothing"),
                noClasses()
                        .should()
                        .callMethod(java.time.LocalDate.class, "now", java.time.ZoneId.class)
                        .because("the same data must give the same bytes tomorrow"),
                noClasses()
                        .that()
                        .resideInAPackage("org.lingtan.report")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.itextpdf..")
                        .because("who makes report data must not see the library that prints them"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_module_keeps_the_rule_and_the_rule_notices_the_offence(ArchRule rule) {
        rule.check(PRODUCT);
        JavaClasses offence = new ClassFileImporter().importClasses(Offence.class);
        assertThrows(AssertionError.class, () -> rule.check(offence));
    }

    @org.junit.jupiter.api.Test
    void hidden_packages_have_no_cycles() {
        slices().matching("org.lingtan.report.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }
}
