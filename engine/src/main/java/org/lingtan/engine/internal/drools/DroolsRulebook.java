package org.lingtan.engine.internal.drools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.FindingSink;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;

/** Runs the compiled rules of one rulebook. */
final class DroolsRulebook implements CompiledRulebook {

    private final Rulebook book;
    private final List<Model> models;
    private final List<RuleStatement> statements;
    private final FindingOrder order;
    private final KieBase base;
    private final FlatPlan plan;

    /** Loads the classes of a rulebook; the compiler is not needed. */
    DroolsRulebook(Rulebook book, SortedMap<String, byte[]> classes) {
        this(book, LoadedModel.of(book.id().toString(), classes), true);
    }

    private DroolsRulebook(Rulebook book, List<Model> models, boolean bookOrder) {
        this.book = book;
        this.models = models;
        this.statements = RuleStatement.of(book);
        this.order = new FindingOrder(statements);
        this.base = KieBaseBuilder.createKieBaseFromModel(models);
        this.plan = new FlatPlan(flatRules(book, models, bookOrder ? order : null), order);
    }

    private static List<FlatRule> flatRules(
            Rulebook book, List<Model> models, @org.jspecify.annotations.Nullable FindingOrder order) {
        List<FlatRule> rules = new ArrayList<>();
        try {
            models.forEach(model -> model.getRules().forEach(rule -> rules.add(new FlatRule(rule))));
        } catch (FlatRule.Shape e) {
            throw new RulebookDefects(List.of(
                    RulebookDefects.Defect.of("flat.shape", "rulebook.yaml", 0, "", String.valueOf(e.getMessage()))));
        }
        if (order != null) {
            rules.sort(Comparator.comparingInt(rule -> order.place(rule.name())));
        }
        if (rules.size() != RuleStatement.of(book).size()) {
            throw new IllegalStateException(
                    "The compiled rules of %s are not those of its files.".formatted(book.id()));
        }
        return rules;
    }

    @Override
    public Rulebook rulebook() {
        return book;
    }

    @Override
    public List<RuleStatement> statements() {
        return statements;
    }

    @Override
    public CompiledRulebook withRuleOrder(long seed) {
        Random random = new Random(seed);
        List<Model> shuffled = new ArrayList<>();
        for (Model model : models) {
            List<Rule> rules = new ArrayList<>(model.getRules());
            Collections.shuffle(rules, random);
            ModelImpl copy = new ModelImpl(model.getPackageName());
            model.getGlobals().forEach(copy::addGlobal);
            model.getTypeMetaDatas().forEach(copy::addTypeMetaData);
            rules.forEach(copy::addRule);
            shuffled.add(copy);
        }
        return new DroolsRulebook(book, shuffled, false);
    }

    @Override
    public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
        return which == Evaluator.FLAT ? plan.run(facts) : session(facts);
    }

    private List<Finding> session(List<Fact> facts) {
        FindingSink out = new FindingSink();
        if (order.isEmpty()) {
            return List.of();
        }
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    out.firing(event.getMatch().getRule().getName());
                }
            });
            session.setGlobal("out", out);
            facts.forEach(session::insert);
            int limit = order.limit(facts.size());
            if (session.fireAllRules(limit) > limit) {
                throw new IllegalStateException(
                        "The rulebook (%s) fired more than %d times.".formatted(book.id(), limit));
            }
        } finally {
            session.dispose();
        }
        return order.sorted(out.findings());
    }
}
