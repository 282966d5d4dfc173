package org.lingtan.engine.internal.drools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
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
    private final Supplier<List<Model>> models;
    private final FindingOrder order;
    private final FlatPlan plan;

    /** Loads the classes of a rulebook; the compiler is not needed. */
    DroolsRulebook(Rulebook book, CompiledRules rules) {
        this(
                book,
                new LoadedModel(book.id().toString(), rules.classes())::models,
                new FindingOrder(rules.names()),
                true);
        if (order.size() != rules.names().size()) {
            throw strange(book);
        }
    }

    private DroolsRulebook(Rulebook book, Supplier<List<Model>> models, FindingOrder order, boolean bookOrder) {
        this.book = book;
        this.models = models;
        this.order = order;
        this.plan = new FlatPlan(flatRules(book, models.get(), order, bookOrder), order);
    }

    private static IllegalStateException strange(Rulebook book) {
        return new IllegalStateException("The compiled rules of %s are not those of its files.".formatted(book.id()));
    }

    /** The network, built when a session asks for it: the flat evaluator never does. */
    private KieBase base() {
        return Networks.ofProcess().of(this, () -> KieBaseBuilder.createKieBaseFromModel(models.get()));
    }

    private static List<FlatRule> flatRules(Rulebook book, List<Model> models, FindingOrder order, boolean bookOrder) {
        List<FlatRule> rules = new ArrayList<>();
        try {
            models.forEach(model -> model.getRules().forEach(rule -> rules.add(new FlatRule(rule))));
        } catch (FlatRule.Shape e) {
            throw new RulebookDefects(List.of(
                    RulebookDefects.Defect.of("flat.shape", "rulebook.yaml", 0, "", String.valueOf(e.getMessage()))));
        }
        // Asking for the place of every rule also shows that each is listed.
        boolean listed =
                rules.stream().map(rule -> order.place(rule.name())).distinct().count() == order.size();
        if (!listed || rules.size() != order.size()) {
            throw strange(book);
        }
        if (bookOrder) {
            rules.sort(Comparator.comparingInt(rule -> order.place(rule.name())));
        }
        return rules;
    }

    @Override
    public Rulebook rulebook() {
        return book;
    }

    @Override
    public List<RuleStatement> statements() {
        return RuleStatement.of(book);
    }

    @Override
    public CompiledRulebook withRuleOrder(long seed) {
        return new DroolsRulebook(book, () -> shuffled(models.get(), new Random(seed)), order, false);
    }

    private static List<Model> shuffled(List<Model> models, Random random) {
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
        return shuffled;
    }

    @Override
    public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
        return which == Evaluator.FLAT ? plan.run(facts) : session(facts);
    }

    /** Every rule asks for a fact, so without facts nothing is found and no session is needed. */
    private List<Finding> session(List<Fact> facts) {
        if (order.isEmpty() || facts.isEmpty()) {
            return List.of();
        }
        FindingSink out = new FindingSink();
        KieSession session = base().newKieSession();
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
