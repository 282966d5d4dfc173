package org.lingtan.engine.internal.drools;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.Rulebook.RuleFile;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/**
 * Refuses a rule file that the parser of Drools reads otherwise than the grammar of the restricted profile did: what was
 * checked must be what is compiled.
 */
final class ParserAgreement {

    private final Rulebook book;
    private final List<Defect> defects = new ArrayList<>();

    ParserAgreement(Rulebook book) {
        this.book = book;
    }

    void check() {
        List<RuleStatement> statements = RuleStatement.of(book);
        for (RuleFile file : book.rules()) {
            List<String> checked = statements.stream()
                    .filter(statement -> statement.file().equals(file.path()))
                    .map(ParserAgreement::described)
                    .toList();
            compare(file, checked);
        }
        if (!defects.isEmpty()) {
            throw new RulebookDefects(defects);
        }
    }

    private void compare(RuleFile file, List<String> checked) {
        DrlParser parser = new DrlParser();
        PackageDescr read;
        try {
            read = parser.parse(false, file.text());
        } catch (DroolsParserException e) {
            note(file, String.valueOf(e.getMessage()));
            return;
        }
        if (read == null || parser.hasErrors()) {
            note(file, String.valueOf(parser.getErrors()));
            return;
        }
        if (hasMore(read)) {
            note(file, "declarations");
        }
        List<String> seen =
                read.getRules().stream().map(ParserAgreement::described).toList();
        for (int i = 0; i < Math.max(seen.size(), checked.size()); i++) {
            String mine = i < checked.size() ? checked.get(i) : "";
            String theirs = i < seen.size() ? seen.get(i) : "";
            if (!mine.equals(theirs)) {
                note(file, theirs + " <> " + mine);
            }
        }
    }

    private void note(RuleFile file, String found) {
        defects.add(Defect.of("profile.disagreement", file.path(), 0, "", found));
    }

    private static boolean hasMore(PackageDescr read) {
        return !read.getFunctionImports().isEmpty()
                || !read.getAccumulateImports().isEmpty()
                || !read.getFunctions().isEmpty()
                || !read.getTypeDeclarations().isEmpty()
                || !read.getEnumDeclarations().isEmpty()
                || !read.getEntryPointDeclarations().isEmpty()
                || !read.getWindowDeclarations().isEmpty()
                || !read.getAttributes().isEmpty()
                || read.getUnit() != null
                || read.getGlobals().size() > 1;
    }

    private static String described(RuleStatement statement) {
        StringBuilder text =
                new StringBuilder(statement.name()).append("|@Clause=").append(statement.clause());
        if (!statement.zh().isEmpty()) {
            text.append("|@Zh=\"").append(statement.zh()).append('"');
        }
        for (FactPattern pattern : statement.patterns()) {
            text.append('|').append(pattern.binding()).append(':').append(pattern.type());
            pattern.constraints().forEach(constraint -> text.append(',').append(described(constraint)));
        }
        List<String> arguments =
                statement.arguments().stream().map(ParserAgreement::described).toList();
        return text.append("|out.")
                .append(statement.verb())
                .append('(')
                .append(String.join(",", arguments))
                .append(");")
                .toString();
    }

    private static String described(Argument argument) {
        return argument.fact() ? argument.text() : '"' + argument.text() + '"';
    }

    private static String described(Constraint constraint) {
        return switch (constraint.form()) {
            case EQUALS -> constraint.name() + "==\"" + constraint.literal() + '"';
            case DIFFERS -> constraint.name() + "!=\"" + constraint.literal() + '"';
            case HOLDS -> constraint.name();
            case CALLS -> constraint.name() + "(\"" + constraint.literal() + "\")";
        };
    }

    private static String described(RuleDescr rule) {
        StringBuilder text = new StringBuilder(rule.getName());
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            text.append("|@").append(annotation.getName()).append('=').append(annotation.getSingleValueAsString());
        }
        if (rule.isQuery()
                || rule.getParentName() != null
                || !rule.getAttributes().isEmpty()
                || !rule.getNamedConsequences().isEmpty()) {
            text.append("|more");
        }
        rule.getLhs().getDescrs().forEach(descr -> text.append('|').append(described(descr)));
        return text.append('|')
                .append(bare(String.valueOf(rule.getConsequence())))
                .toString();
    }

    private static String described(BaseDescr descr) {
        if (!(descr instanceof PatternDescr pattern)
                || pattern.getSource() != null
                || !pattern.getBehaviors().isEmpty()
                || !pattern.getAnnotations().isEmpty()) {
            return descr.getClass().getSimpleName();
        }
        String binding = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
        StringBuilder text = new StringBuilder(binding).append(':').append(pattern.getObjectType());
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            String expression = constraint instanceof ExprConstraintDescr expr
                    ? bare(expr.getExpression())
                    : constraint.getClass().getSimpleName();
            text.append(',')
                    .append(
                            expression.endsWith("==true")
                                    ? expression.substring(0, expression.length() - "==true".length())
                                    : expression);
        }
        return text.toString();
    }

    /** Drops white space outside of texts, which the profile knows without escapes. */
    private static String bare(String code) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            quoted ^= c == '"';
            if (quoted || !Character.isWhitespace(c)) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
