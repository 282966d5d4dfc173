package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lingtan.engine.rulebook.RuleScanner.Kind;
import org.lingtan.engine.rulebook.RuleScanner.Token;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;

/**
 * The grammar of the restricted profile. It accepts only what is listed here; whatever else DRL may say is a defect, and
 * reading goes on with the next rule.
 */
final class RuleGrammar {

    /** A rule left the grammar; carries the defect. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;
        private final transient Token at;

        Left(String code, Token at) {
            super(code, null, false, false);
            this.code = code;
            this.at = at;
        }
    }

    private static final int MAX_PATTERNS = 6;
    private static final String FACTS = "org.lingtan.engine.fact.";
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("salience", "profile.attribute"),
            Map.entry("no", "profile.attribute"),
            Map.entry("lock", "profile.attribute"),
            Map.entry("agenda", "profile.attribute"),
            Map.entry("activation", "profile.attribute"),
            Map.entry("ruleflow", "profile.attribute"),
            Map.entry("auto", "profile.attribute"),
            Map.entry("duration", "profile.attribute"),
            Map.entry("timer", "profile.attribute"),
            Map.entry("calendars", "profile.attribute"),
            Map.entry("date", "profile.attribute"),
            Map.entry("enabled", "profile.attribute"),
            Map.entry("dialect", "profile.attribute"),
            Map.entry("extends", "profile.attribute"),
            Map.entry("function", "profile.declaration"),
            Map.entry("query", "profile.declaration"),
            Map.entry("declare", "profile.declaration"),
            Map.entry("unit", "profile.declaration"),
            Map.entry("template", "profile.declaration"),
            Map.entry("not", "profile.construct"),
            Map.entry("exists", "profile.construct"),
            Map.entry("forall", "profile.construct"),
            Map.entry("or", "profile.construct"),
            Map.entry("and", "profile.construct"),
            Map.entry("eval", "profile.construct"),
            Map.entry("accumulate", "profile.construct"),
            Map.entry("acc", "profile.construct"),
            Map.entry("collect", "profile.construct"),
            Map.entry("groupby", "profile.construct"),
            Map.entry("from", "profile.construct"),
            Map.entry("over", "profile.construct"),
            Map.entry("do", "profile.construct"));

    private final DefectLog log;
    private final String file;
    private final String bookPackage;
    private final List<Token> tokens;
    private int at;
    private String rule = "";

    RuleGrammar(DefectLog log, String file, String bookPackage, String source) {
        this.log = log;
        this.file = file;
        this.bookPackage = bookPackage;
        this.tokens = RuleScanner.scan(source);
    }

    List<RuleStatement> read() {
        List<RuleStatement> statements = new ArrayList<>();
        attempt(this::header);
        while (peek().kind() != Kind.END) {
            rule = "";
            attempt(() -> statements.add(statement()));
        }
        return statements;
    }

    private void attempt(Runnable reading) {
        int before = at;
        try {
            reading.run();
        } catch (Left e) {
            log.add(e.code, file, e.at.line(), rule, e.at.text());
            at = Math.max(at, before + 1);
            while (peek().kind() != Kind.END
                    && !(peek().is("rule") && tokens.get(at + 1).kind() == Kind.TEXT)) {
                at++;
            }
        }
    }

    private void header() {
        Token start = expect("package", "profile.package");
        if (!dotted().equals(bookPackage)) {
            throw new Left("profile.package", start);
        }
        skip(";");
        while (peek().is("import")) {
            Token token = next();
            String name = dotted();
            skip(";");
            String type = name.startsWith(FACTS) ? name.substring(FACTS.length()) : "";
            if (!type.equals("*") && !FactVocabulary.IMPORTABLE.contains(type)) {
                log.add("profile.import", file, token.line(), "", name);
            }
        }
        while (peek().is("global")) {
            Token token = next();
            String name = dotted();
            String identifier = word("profile.global").text();
            skip(";");
            if (!name.equals(FACTS + "FindingSink") || !identifier.equals("out")) {
                log.add("profile.global", file, token.line(), "", name + " " + identifier);
            }
        }
        if (peek().kind() != Kind.END && !peek().is("rule")) {
            throw leave(peek(), "profile.syntax");
        }
    }

    private String dotted() {
        StringBuilder name = new StringBuilder(next().text());
        while (peek().is(".")) {
            next();
            name.append('.').append(next().text());
        }
        return name.toString();
    }

    private RuleStatement statement() {
        expect("rule", "profile.syntax");
        Token name = next();
        if (name.kind() != Kind.TEXT) {
            throw leave(name, "profile.name");
        }
        rule = name.text();
        String clause = clause();
        String zh = chinese();
        expect("when", "profile.syntax");
        List<FactPattern> patterns = new ArrayList<>();
        while (!peek().is("then")) {
            patterns.add(pattern());
        }
        if (patterns.isEmpty() || patterns.size() > MAX_PATTERNS) {
            log.add("profile.patterns", file, name.line(), rule, patterns.size(), MAX_PATTERNS);
        }
        int then = at;
        next();
        String verb = verb();
        List<Argument> arguments = arguments();
        expect(";", "profile.consequence");
        expect("end", "profile.consequence");
        for (int i = then + 1; i < at; i++) {
            if (tokens.get(i).commented()) {
                log.add("profile.comment", file, tokens.get(i).line(), rule);
            }
        }
        return new RuleStatement(rule, clause, zh, file, name.line(), patterns, verb, arguments);
    }

    private String clause() {
        if (!peek().is("@")) {
            throw leave(peek(), "profile.annotation");
        }
        next();
        expect("Clause", "profile.annotation");
        expect("(", "profile.annotation");
        StringBuilder clause = new StringBuilder();
        while (peek().kind() == Kind.WORD || peek().kind() == Kind.NUMBER || peek().is(".") || peek().is("-")) {
            clause.append(next().text());
        }
        expect(")", "profile.annotation");
        return clause.toString();
    }

    /** The statement in Chinese; a draft may still lack it. */
    private String chinese() {
        if (!peek().is("@")) {
            return "";
        }
        next();
        expect("Zh", "profile.annotation");
        expect("(", "profile.annotation");
        Token zh = peek();
        String statement = literal("profile.annotation");
        if (statement.isEmpty()) {
            throw new Left("profile.annotation", zh);
        }
        expect(")", "profile.annotation");
        if (peek().is("@")) {
            throw new Left("profile.annotation", peek());
        }
        return statement;
    }

    private FactPattern pattern() {
        Token first = word("profile.construct");
        String binding = "";
        if (first.text().startsWith("$")) {
            binding = first.text();
            expect(":", "profile.construct");
            first = word("profile.construct");
        }
        if (!FactVocabulary.isFact(first.text())) {
            throw leave(first, NEVER.containsKey(first.text()) ? "profile.construct" : "profile.type");
        }
        expect("(", "profile.construct");
        List<Constraint> constraints = new ArrayList<>();
        constraints.add(constraint());
        while (peek().is(",")) {
            next();
            constraints.add(constraint());
        }
        expect(")", "profile.constraint");
        return new FactPattern(binding, first.text(), constraints, first.line());
    }

    private Constraint constraint() {
        Token name = word("profile.constraint");
        if (name.text().startsWith("$")) {
            throw new Left("profile.binding", name);
        }
        if (peek().is("(")) {
            next();
            String literal = literal("profile.constraint");
            expect(")", "profile.constraint");
            return new Constraint(Form.CALLS, name.text(), literal, name.line());
        }
        if (peek().is("==") || peek().is("!=")) {
            boolean equal = next().is("==");
            if (equal && peek().is("true")) {
                next();
                return new Constraint(Form.HOLDS, name.text(), "", name.line());
            }
            return new Constraint(
                    equal ? Form.EQUALS : Form.DIFFERS, name.text(), literal("profile.constraint"), name.line());
        }
        return new Constraint(Form.HOLDS, name.text(), "", name.line());
    }

    private String literal(String code) {
        Token token = next();
        if (token.kind() != Kind.TEXT) {
            throw leave(token, code);
        }
        return token.text();
    }

    private String verb() {
        Token out = next();
        if (!out.is("out")) {
            throw leave(out, "profile.consequence");
        }
        expect(".", "profile.consequence");
        return word("profile.consequence").text();
    }

    private List<Argument> arguments() {
        expect("(", "profile.consequence");
        List<Argument> arguments = new ArrayList<>();
        do {
            Token token = next();
            boolean fact = token.kind() == Kind.WORD && token.text().startsWith("$");
            if (!fact && token.kind() != Kind.TEXT) {
                throw leave(token, "profile.consequence");
            }
            arguments.add(new Argument(fact, token.text()));
        } while (next().is(","));
        at--;
        expect(")", "profile.consequence");
        return arguments;
    }

    private Left leave(Token token, String code) {
        if (token.kind() == Kind.NUMBER) {
            return new Left("profile.literal", token);
        }
        String never = token.kind() == Kind.WORD ? NEVER.get(token.text()) : null;
        return new Left(never == null ? code : never, token);
    }

    private Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private Token next() {
        Token token = peek();
        at++;
        return token;
    }

    private Token word(String code) {
        Token token = next();
        if (token.kind() != Kind.WORD || (NEVER.containsKey(token.text()) && !tokenIsName(token))) {
            throw leave(token, code);
        }
        return token;
    }

    /** {@code no} is also the property of an attestation. */
    private static boolean tokenIsName(Token token) {
        return Set.of("no").contains(token.text());
    }

    private Token expect(String text, String code) {
        Token token = next();
        if (!token.is(text)) {
            throw leave(token, code);
        }
        return token;
    }

    private void skip(String text) {
        if (peek().is(text)) {
            next();
        }
    }
}
