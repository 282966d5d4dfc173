package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookReader;

/** The table of the shipped books counts what stands there; {@code -Dlingtan.docs.write=true} writes it anew. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- begin books -->\n";
    private static final String END = "<!-- end books -->";

    @Test
    void the_table_of_the_readme_counts_criteria_rules_and_cases_of_every_shipped_book() throws IOException {
        StringBuilder expected = new StringBuilder(
                "| 规则集 rulebook | 标准与版次 standard, edition | 计分 scheme | 判据 criteria | 规则 rules | 条款用例 clause cases | 整份申请 applications |\n|---|---|---|---|---|---|---|\n");
        for (Path folder : ShippedBooks.folders()) {
            expected.append(line(folder));
        }
        String text = Files.readString(README);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertTrue(from >= BEGIN.length() && to >= from, "the marks of the table");
        if (Boolean.getBoolean("lingtan.docs.write")) {
            Files.writeString(README, text.substring(0, from) + expected + text.substring(to));
        } else {
            assertEquals(expected.toString(), text.substring(from, to));
        }
    }

    private static String line(Path folder) {
        Rulebook book = RulebookReader.read(folder);
        Map<String, byte[]> files = ShippedBooks.files(folder);
        return "| [`%s`](books/%s) %s %s · %s | %s, %s | %s | %d | %d | %d | %d |\n"
                .formatted(
                        book.id().id(),
                        book.id().id(),
                        book.id().version(),
                        book.titles().zh(),
                        book.titles().en(),
                        book.standard(),
                        book.edition(),
                        book.scheme().name().toLowerCase(java.util.Locale.ROOT),
                        book.criteria().size(),
                        RuleStatement.of(book).size(),
                        cases(files, ".cases.yaml", ""),
                        cases(files, ".yaml", "packages/"));
    }

    private static int cases(Map<String, byte[]> files, String suffix, String prefix) {
        int count = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(prefix) && file.getKey().endsWith(suffix)) {
                YamlNode root = YamlNode.read(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8));
                count += root.isList() ? root.items().size() : 1;
            }
        }
        return count;
    }
}
