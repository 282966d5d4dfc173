package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.engine.rulebook.Rulebook.RuleFile;

/** The first gate: only rules in the restricted profile, that fit their own clause and parameters, are compiled. */
final class RuleProfile {

    private static final int MAX_CHARACTERS = 100_000;
    private static final int MAX_RULES = 2_000;

    private final DefectLog log;
    private final Rulebook book;

    RuleProfile(DefectLog log, Rulebook book) {
        this.log = log;
        this.book = book;
    }

    static String ruleFile(Criterion criterion) {
        String path = criterion.path();
        return path + "/" + path.substring(path.lastIndexOf('/') + 1) + ".drl";
    }

    void check() {
        Map<String, RuleStatement> byId = new LinkedHashMap<>();
        Map<String, Criterion> byFile = new LinkedHashMap<>();
        book.criteria().forEach(criterion -> byFile.put(ruleFile(criterion), criterion));
        int count = 0;
        for (RuleFile file : book.rules()) {
            Criterion criterion = byFile.get(file.path());
            if (!checkText(file) || criterion == null) {
                continue;
            }
            List<RuleStatement> statements = read(file);
            count += statements.size();
            if (statements.isEmpty() && log.isEmpty()) {
                log.add("profile.no-rules", file.path(), 0, "");
            }
            for (RuleStatement statement : statements) {
                if (byId.put(statement.id(), statement) != null) {
                    log.add("profile.name-twice", file.path(), statement.line(), statement.name(), statement.id());
                }
                new StatementCheck(log, book, criterion, statement).check();
            }
        }
        if (count > MAX_RULES) {
            log.add("profile.too-many", "rulebook.yaml", 0, "", count, MAX_RULES);
        }
    }

    List<RuleStatement> statements() {
        Map<String, RuleFile> files = new LinkedHashMap<>();
        book.rules().forEach(file -> files.put(file.path(), file));
        List<RuleStatement> statements = new ArrayList<>();
        for (Criterion criterion : book.criteria()) {
            RuleFile file = files.get(ruleFile(criterion));
            if (file != null) {
                statements.addAll(read(file));
            }
        }
        return statements;
    }

    private List<RuleStatement> read(RuleFile file) {
        return new RuleGrammar(log, file.path(), book.id().id().replace('-', '_'), file.text()).read();
    }

    /** Refuses what an eye and a compiler could read in two ways. */
    private boolean checkText(RuleFile file) {
        String text = file.text();
        if (text.length() > MAX_CHARACTERS) {
            log.add("file.too-large", file.path(), 0, "", text.length(), MAX_CHARACTERS);
            return false;
        }
        int line = 1;
        boolean clean = true;
        for (int i = 0; i < text.length() && clean; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == '\\') {
                log.add("profile.escape", file.path(), line, "");
                clean = false;
            } else if (isHidden(c)) {
                log.add("profile.hidden", file.path(), line, "", "U+%04X".formatted(c));
                clean = false;
            }
        }
        return clean;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ' && c != '\u3000';
            default -> false;
        };
    }
}
