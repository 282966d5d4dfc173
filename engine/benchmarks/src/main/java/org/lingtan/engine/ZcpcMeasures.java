package org.lingtan.engine;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.outcome.Score;

/** All 31 measures of zcpc 1.0.0 by hand. */
abstract class ZcpcMeasures extends Floor {

    private static final Ratio P100 = Ratio.HUNDRED;
    private static final Ratio P90 = Ratio.of(90);
    private static final Ratio P80 = Ratio.of(80);
    private static final Ratio P50 = Ratio.of(50);
    private static final Ratio P40 = Ratio.of(40);
    private static final Ratio P35 = Ratio.of(35);
    private static final Ratio P10 = Ratio.of(10);

    List<Determination> result = new ArrayList<>();

    // The measure at hand.
    private int rule;
    private int partIndex;
    private boolean all;
    private boolean some;
    private boolean open;

    ZcpcMeasures(FloorRows texts) {
        super(texts);
    }

    /** Scores all measures, in the order of the book. */
    final void measures() {
        result = new ArrayList<>(52);
        infrastructure();
        buildings();
        transport();
        energy();
        production();
        waste();
        management();
        offsets();
    }

    private void infrastructure() {
        if (measure("I1", 5)) {
            together("i1.centralised-facilities", "i1.deployment-efficiency");
            twin("twin.centralised-management");
            done();
        }
        if (measure("I2", 7)) {
            one("i2.factor-appraisal");
            either("i2.reuse-register", "i2.redundancy-review");
            done();
        }
        if (measure("I3", 7)) {
            one("i3.local-vegetation");
            share("infrastructure.greening-rate", P35);
            done();
        }
        if (measure("I4", 10)) {
            share("infrastructure.efficient-lighting-share", P100);
            one("i4.induction-control");
            one("i4.renewable-lamps");
            twin("twin.intelligent-lighting");
            done();
        }
    }

    private void buildings() {
        if (measure("B1", 4)) {
            together("b1.energy-resources", "b1.siting-principles");
            done();
        }
        if (measure("B2", 14)) {
            share("buildings.two-star-share", P50);
            share("buildings.gb55015-share", P100);
            share("buildings.carbon-reduction", P40);
            twin("twin.carbon-calculation");
            done();
        }
        if (measure("B3", 4)) {
            together("b3.passive-techniques", "b3.active-techniques");
            done();
        }
        if (measure("B4", 9)) {
            either("b4.solar-pv", "b4.solar-thermal", "b4.wind-solar", "b4.other-renewables");
            done();
        }
        if (measure("B5", 4)) {
            together("b5.building-greening", "b5.sequestration-estimate");
            done();
        }
    }

    private void transport() {
        if (measure("T1", 7)) {
            share("transport.clean-vehicle-share", P80);
            one("t1.sanitation-vehicles");
            done();
        }
        if (measure("T2", 6)) {
            together("t2.bus-stops", "t2.shuttle-stops", "t2.shared-bicycles");
            twin("twin.public-transport-planning");
            done();
        }
        if (measure("T3", 7)) {
            one("t3.charging-stations");
            either("t3.commuter-service", "t3.travel-incentives");
            done();
        }
        if (measure("T4", 9)) {
            one("t4.hub-siting");
            together("t4.logistics-equipment", "t4.logistics-vehicles");
            one("t4.integrated-transport");
            twin("twin.integrated-transport");
            done();
        }
    }

    private void energy() {
        if (measure("E1", 12)) {
            share("energy.clean-share", P90);
            either("e1.renewable-power", "e1.hydrogen", "e1.biomass-power");
            twin("twin.microgrid-optimisation");
            done();
        }
        if (measure("E2", 13)) {
            one("e2.microgrid");
            share("energy.storage-ratio", P10);
            one("e2.multi-energy");
            one("e2.distributed-energy");
            one("e2.cascade-use");
            done();
        }
        if (measure("E3", 5)) {
            share("waste.heat-utilisation", P50);
            done();
        }
    }

    private void production() {
        if (measure("P1", 5)) {
            share("production.level2-share", P100);
            done();
        }
        if (measure("P2", 11)) {
            either("p2.process-upgrade", "p2.process-replacement");
            either("p2.low-carbon-materials", "p2.low-carbon-parts", "p2.low-carbon-products");
            done();
        }
        if (measure("P3", 5)) {
            together("p3.linkage-control", "p3.efficiency-gain");
            twin("twin.linkage-control");
            done();
        }
        if (measure("P4", 10)) {
            share("waste.solid-utilisation", P80);
            one("p4.material-use");
            one("p4.raw-material-carbon");
            twin("twin.product-research");
            done();
        }
        if (measure("P5", 7)) {
            one("p5.joint-techniques");
            together("p5.waste-avoided", "p5.pollutants-avoided", "p5.greenhouse-gases-avoided");
            done();
        }
    }

    private void waste() {
        if (measure("W1", 6)) {
            share("waste.pollutant-monitored-share", P100);
            twin("twin.pollutant-monitoring");
            done();
        }
        if (measure("W2", 6)) {
            one("w2.sewage-treatment");
            together("w2.sludge-reduction", "w2.sludge-use");
            done();
        }
        if (measure("W3", 7)) {
            one("w3.source-control");
            one("w3.better-controls");
            one("w3.treatment-equipment");
            done();
        }
    }

    private void management() {
        if (measure("M1", 7)) {
            one("management.body");
            one("management.carbon-system");
            one("management.special-funds");
            done();
        }
        if (measure("M2", 9)) {
            one("m2.strategy");
            one("m2.implementation-plan");
            one("m2.specific-measures");
            one("m2.maintenance-strategy");
            done();
        }
        if (measure("M3", 8)) {
            share("digital.access-rate", P100);
            one("m3.sensing-devices");
            twin("twin.emission-overview");
            done();
        }
        if (measure("M4", 10)) {
            share("management.verified-inventory-share", P100);
            share("management.assessed-share", P100);
            twin("twin.verification-visualisation");
            done();
        }
        if (measure("M5", 9)) {
            share("production.green-factory-share", P50);
            either("m5.capture-project", "m5.capture-study");
            done();
        }
    }

    private void offsets() {
        if (measure("O1", 13)) {
            either("o1.pv-projects", "o1.wind-projects", "o1.carbon-sinks");
            greenPower();
            twin("twin.sink-development");
            done();
        }
        if (measure("O2", 9)) {
            either("o2.cer", "o2.ccer", "o2.carbon-inclusive", "o2.energy-saving");
            done();
        }
    }

    private boolean measure(String criterion, int exclusionRule) {
        begin(criterion);
        rule = 1;
        partIndex = 0;
        all = true;
        some = false;
        open = false;
        if (row.head().twin().isPresent()) {
            twin = "not-evidenced";
        }
        if (isExcluded(criterion, proved.view())) {
            result.add(excluded(exclusionRule, Score.NONE));
            return false;
        }
        return true;
    }

    private void part(Outcome outcome) {
        all &= outcome == Outcome.MET;
        some |= outcome == Outcome.MET || outcome == Outcome.PARTLY_MET;
        open |= outcome == Outcome.UNDETERMINED;
        part(partIndex++, outcome, Ratio.ZERO);
    }

    private void done() {
        Outcome outcome = all
                ? Outcome.MET
                : some ? Outcome.PARTLY_MET : open ? Outcome.UNDETERMINED : Outcome.NOT_MET;
        result.add(determination(outcome, Score.NONE));
    }

    private void share(String topic, Ratio full) {
        Ratio value = measured(topic);
        if (value == null) {
            fired(rule + 3);
            openQuantity(topic);
            part(Outcome.UNDETERMINED);
        } else if (value.compareTo(full) >= 0) {
            fired(rule);
            part(Outcome.MET);
        } else if (value.signum() > 0) {
            fired(rule + 1);
            part(Outcome.PARTLY_MET);
        } else {
            fired(rule + 2);
            part(Outcome.NOT_MET);
        }
        rule += 4;
    }

    private void one(String topic) {
        if (documented(topic)) {
            fired(rule);
            part(Outcome.MET);
        } else {
            fired(rule + 1);
            openEvidence(topic);
            part(Outcome.UNDETERMINED);
        }
        rule += 2;
    }

    private void together(String... topics) {
        boolean complete = true;
        for (int i = 0; i < topics.length; i++) {
            if (!documented(topics[i])) {
                fired(rule + 1 + i);
                openEvidence(topics[i]);
                complete = false;
            }
        }
        if (complete) {
            fired(rule);
        }
        part(complete ? Outcome.MET : Outcome.UNDETERMINED);
        rule += 1 + topics.length;
    }

    private void either(String... topics) {
        boolean any = false;
        for (int i = 0; i < topics.length; i++) {
            if (documented(topics[i])) {
                fired(rule + i);
                any = true;
            } else {
                fired(rule + topics.length + i);
            }
        }
        if (!any) {
            openChoice(topics[0]);
        }
        part(any ? Outcome.MET : Outcome.UNDETERMINED);
        rule += 2 * topics.length;
    }

    /** The ledger together with one of two contracts. */
    private void greenPower() {
        boolean ledger = tabled("green-power");
        boolean central = documented("o1.centralised-purchase");
        boolean bulk = documented("o1.bulk-purchase");
        boolean met = ledger && (central || bulk);
        String[] topics = {"green-power", "o1.centralised-purchase", "o1.bulk-purchase"};
        boolean[] given = {ledger, central, bulk};
        if (ledger && central) {
            fired(rule);
        }
        if (ledger && bulk) {
            fired(rule + 1);
        }
        for (int i = 0; i < 3; i++) {
            if (!given[i]) {
                fired(rule + 2 + i);
            }
        }
        if (!ledger) {
            openEvidence(topics[0]);
        }
        if (!central && !bulk) {
            openChoice(topics[1]);
        }
        part(met ? Outcome.MET : Outcome.UNDETERMINED);
        rule += 5;
    }

    private void twin(String topic) {
        if (twinDocumented(topic)) {
            fired(rule);
            twin = "evidenced";
        }
        rule++;
    }
}
