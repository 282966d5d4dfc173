package org.lingtan.engine.internal.drools;

import java.util.List;
import java.util.SortedMap;
import org.drools.model.Model;
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

/** Runs the compiled rules of one rulebook. */
final class DroolsRulebook implements CompiledRulebook {

    private final Rulebook book;
    private final KieBase base;
    private final FindingOrder order;

    DroolsRulebook(Rulebook book, SortedMap<String, byte[]> classes) {
        this(book, LoadedModel.of(book.id().toString(), classes));
    }

    DroolsRulebook(Rulebook book, List<Model> models) {
        this.book = book;
        List<RuleStatement> statements = RuleStatement.of(book);
        this.order = new FindingOrder(statements);
        this.base = KieBaseBuilder.createKieBaseFromModel(models);
    }

    @Override
    public Rulebook rulebook() {
        return book;
    }

    @Override
    public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
        return session(facts);
    }

    private List<Finding> session(List<Fact> facts) {
        FindingSink out = new FindingSink();
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    out.firing(event.getMatch().getRule().getName());
                }
            });
            if (!order.isEmpty()) {
                session.setGlobal("out", out);
            }
            facts.forEach(session::insert);
            int limit = order.limit(facts.size());
            int fired = session.fireAllRules(limit);
            if (fired > limit) {
                throw new IllegalStateException(
                        "The rulebook (%s) fired more than %d times.".formatted(book.id(), limit));
            }
        } finally {
            session.dispose();
        }
        return order.sorted(out.findings());
    }
}
