package org.lingtan.engine.internal.drools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.rulebook.RulebookShelf;

class RuleRuntimeTest {

    private static final Path MINI = Path.of("src/test/books/mini/1.0.0");
    private static final String RULES = "digital/d1-access/d1-access.drl";
    private static Rulebook book;
    private static CompiledRules rules = new CompiledRules(List.of(), new TreeMap<>());
    private static CompiledRulebook compiled;

    @BeforeAll
    static void compile() {
        book = RulebookReader.read(MINI);
        rules = RuleCompiler.compile(book);
        compiled = new DroolsRulebook(book, rules);
    }

    private static void assertSame(CompiledRulebook other) {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            List<Fact> facts = FactsOf.random(book, LocalDate.of(2029, 1, 1), random);
            assertEquals(compiled.evaluate(facts, Evaluator.SESSION), other.evaluate(facts, Evaluator.FLAT));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void compiling_twice_gives_the_same_rules() {
        SortedMap<String, byte[]> again =
                RuleCompiler.compile(RulebookReader.read(MINI)).classes();
        assertEquals(
                rules.names(),
                RuleStatement.of(book).stream().map(RuleStatement::name).toList());
        assertEquals(rules.classes().keySet(), again.keySet());
        rules.classes().forEach((path, bytes) -> {
            // what frames the conditions and consequences lists properties in the order of reflection, which varies
            if (path.contains("Lambda")) {
                assertArrayEquals(bytes, again.get(path), path);
            }
        });
    }

    @Test
    void both_parsers_read_the_same_in_chinese_that_is_rare_and_allowed() {
        String hard = "“引号”——、…；（括号）［方括号］《书名》㎡ CO₂ ≥ 10⁴ “是/否” 100% 𠮷野家 @Zh @Clause(1) when then end // /* */ ' $a";
        TreeMap<String, byte[]> files = new TreeMap<>(TestBooks.files("mini"));
        String named = new String(files.get(RULES), UTF_8)
                .replaceFirst("@Zh\\(\"[^\"]*\"\\)", "@Zh(\"" + quoted(hard) + "\")");
        files.put(RULES, named.getBytes(UTF_8));
        Rulebook written = RulebookReader.read(files);
        assertEquals(hard, RuleStatement.of(written).get(0).zh());
        assertEquals(rules.names(), RuleCompiler.compile(written).names());
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    @Test
    void a_cached_rulebook_is_not_compiled_again_and_gives_the_same_findings(@TempDir Path folder) throws IOException {
        RuleRuntime.withCache(folder).load(book);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))));
        Path bundle = files(folder, "rules.bin").get(0);
        long written = Files.getLastModifiedTime(bundle).toMillis();
        assertSame(RuleRuntime.withCache(folder).load(book));
        assertEquals(written, Files.getLastModifiedTime(bundle).toMillis());
    }

    @Test
    void an_altered_cache_is_compiled_again(@TempDir Path folder) throws IOException {
        RuleRuntime.withCache(folder).load(book);
        Path bundle = files(folder, "rules.bin").get(0);
        byte[] good = Files.readAllBytes(bundle);
        Random random = new Random(6);
        for (int i = 0; i < 3; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= 1;
            Files.write(bundle, bad);
            assertSame(RuleRuntime.withCache(folder).load(book));
            assertFalse(java.util.Arrays.equals(bad, Files.readAllBytes(bundle)));
        }
    }

    @Test
    void classes_sealed_without_the_key_are_not_loaded(@TempDir Path folder) throws IOException {
        RuleRuntime.withCache(folder).load(book);
        Path bundle = files(folder, "rules.bin").get(0);
        byte[] forged = ClassBundle.write(book.digest(), new CompiledRules(List.of(), new TreeMap<>()), Seal.plain());
        Files.write(bundle, forged);
        assertSame(RuleRuntime.withCache(folder).load(book));
        assertFalse(java.util.Arrays.equals(forged, Files.readAllBytes(bundle)));
    }

    @Test
    void a_readable_key_is_refused(@TempDir Path folder) throws IOException {
        RuleRuntime.withCache(folder).load(book);
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThrows(java.io.UncheckedIOException.class, () -> RuleRuntime.withCache(folder));
    }

    @Test
    void a_bundle_of_another_rulebook_is_not_used() {
        byte[] bundle = ClassBundle.write("sha256:other", rules, Seal.plain());
        assertTrue(ClassBundle.read(bundle, book.digest(), Seal.plain()).isEmpty());
        assertTrue(ClassBundle.read(new byte[3], book.digest(), Seal.plain()).isEmpty());
    }

    @Test
    void precompiled_rulebooks_are_found_on_the_class_path_and_give_the_same_findings(@TempDir Path out)
            throws Exception {
        Precompile.main(new String[] {"src/test/books", out.toString()});
        try (URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()}, null)) {
            assertTrue(ClassCache.shipped(loader, book.digest()).isPresent());
            assertSame(new RuleRuntime().withShipped(loader).load(book));
        }
    }

    @Test
    void rules_that_are_not_the_listed_ones_are_not_run() {
        List<String> few = rules.names().subList(1, rules.names().size());
        assertThrows(
                IllegalStateException.class, () -> new DroolsRulebook(book, new CompiledRules(few, rules.classes())));
        List<String> many = new ArrayList<>(rules.names());
        many.add("MINI-9-9 a rule that was not compiled");
        assertThrows(
                IllegalStateException.class, () -> new DroolsRulebook(book, new CompiledRules(many, rules.classes())));
    }

    @Test
    void nothing_is_compiled_that_left_the_profile_whoever_read_it() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : files(MINI, "")) {
            if (Files.isRegularFile(file)) {
                files.put(MINI.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        Rulebook sound = RulebookReader.read(files);
        List<Rulebook.RuleFile> edited = new ArrayList<>();
        sound.rules()
                .forEach(file -> edited.add(new Rulebook.RuleFile(
                        file.path(), () -> file.text().replaceFirst("\nwhen", "\nsalience 7\nwhen"))));
        Rulebook hostile = new Rulebook(
                sound.id(),
                sound.digest(),
                sound.titles(),
                sound.standard(),
                sound.edition(),
                sound.effectiveFrom(),
                sound.effectiveTo(),
                sound.optInFrom(),
                sound.scheme(),
                sound.subject(),
                sound.offsets(),
                sound.dependencies(),
                sound.groups(),
                sound.criteria(),
                sound.parameters(),
                sound.levels(),
                edited);
        RulebookDefects defects = assertThrows(RulebookDefects.class, () -> RuleCompiler.compile(hostile));
        assertTrue(defects.defects().get(0).code().startsWith("profile."), defects.toString());
    }

    @Test
    void a_foreign_rulebook_is_compiled_in_a_process_of_its_own(@TempDir Path cache) {
        RulebookShelf shelf =
                RulebookShelf.of(ClassLoader.getPlatformClassLoader(), List.of(Path.of("src/test/books")));
        CompiledShelf ready = new CompiledShelf(shelf, RuleRuntime.withCache(cache));
        assertFalse(shelf.isShipped(book.id()));
        assertSame(ready.find(RulebookId.parse("mini@1.0.0")).orElseThrow());
    }

    @Test
    void a_compiler_that_takes_too_long_is_killed() {
        ChildCompiler sleeper = new ChildCompiler(List.of("/bin/sh", "-c", "sleep 60"), Duration.ofMillis(300));
        RulebookDefects defects = assertThrows(RulebookDefects.class, () -> sleeper.compile(book, Map.of()));
        assertEquals("compile.timeout", defects.defects().get(0).code());
    }

    @Test
    void a_compiler_without_a_result_is_a_defect() {
        ChildCompiler nothing = new ChildCompiler(List.of("/bin/true"), Duration.ofSeconds(5));
        RulebookDefects defects = assertThrows(RulebookDefects.class, () -> nothing.compile(book, Map.of()));
        assertEquals("compile.failed", defects.defects().get(0).code());
    }
}
