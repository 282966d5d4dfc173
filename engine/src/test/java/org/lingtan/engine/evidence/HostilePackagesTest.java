package org.lingtan.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;

class HostilePackagesTest {

    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> every_hostile_package_is_refused_with_its_code() {
        List<HostilePackages.Case> cases = HostilePackages.all();
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        cases.get(i).name(), () -> refuse(cases.get(i), temp.resolve("c" + i))));
    }

    private static void refuse(HostilePackages.Case hostile, Path parent) throws IOException {
        Path path = hostile.make(parent);
        List<String> before = tree(parent);
        Intake intake = PackageReader.read(path, Catalogue.shipped());
        assertEquals(before, tree(parent), "nothing is written");
        assertTrue(intake.evidence().isEmpty());
        assertTrue(
                intake.problems().stream().anyMatch(p -> p.isError() && p.code().equals(hostile.code())),
                () -> hostile.code() + " expected, found " + intake.problems());
        for (Problem problem : intake.problems()) {
            assertFalse(problem.place().isBlank());
            assertFalse(
                    problem.message().zh().contains("{0}")
                            || problem.message().en().contains("{0}"),
                    problem::toString);
        }
    }

    private static List<String> tree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void the_corpus_is_large_and_every_case_has_its_own_name() {
        List<HostilePackages.Case> cases = HostilePackages.all();
        assertTrue(cases.size() >= 70);
        assertEquals(
                cases.size(),
                cases.stream().map(HostilePackages.Case::name).distinct().count());
    }

    @Test
    void everything_wrong_is_said_at_once_and_long_lists_are_cut() throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.period = "<period year=\"2014\"/>";
        sample.park = sample.park.replace("430100", "1").replace("12000000", "1,2");
        sample.evidence = sample.evidence.replace("of=\"water\"", "of=\"wine\"").replace("page 3", " ");
        Path path = Files.write(temp.resolve("p.zip"), sample.zip());
        List<String> codes = PackageReader.read(path, Catalogue.shipped()).problems().stream()
                .map(Problem::code)
                .toList();
        assertTrue(codes.containsAll(List.of(
                "evidence.year",
                "evidence.division",
                "number.separator",
                "evidence.unknown-table",
                "evidence.support-locator")));
        HostilePackages.Case many = HostilePackages.all().stream()
                .filter(c -> c.code().equals("evidence.more"))
                .findFirst()
                .orElseThrow();
        List<Problem> listed = PackageReader.read(many.make(temp.resolve("many")), Catalogue.shipped())
                .problems();
        assertEquals(501, listed.size());
        assertTrue(listed.get(500).message().en().contains("79500"));
    }

    @Test
    void active_content_is_flagged_and_taken() throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.attach("attachments/platform.pdf", "application/pdf", "%PDF-1.7\n<< /S /J#61vaScript /JS (x) >>");
        sample.attach("attachments/page.html", "text/html", "<html><body>x</body></html>");
        Path path = Files.write(temp.resolve("p.zip"), sample.zip());
        Intake intake = PackageReader.read(path, Catalogue.shipped());
        assertTrue(intake.evidence().isPresent());
        assertEquals(
                List.of("package.active", "package.active"),
                intake.problems().stream().map(Problem::code).toList());
        assertTrue(intake.problems().get(1).message().en().contains("PDF /JS, PDF /JavaScript"));
    }
}
