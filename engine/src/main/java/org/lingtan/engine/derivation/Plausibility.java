package org.lingtan.engine.derivation;
/** stub */
public final class Plausibility { public static java.util.List<org.lingtan.catalog.source.Problem> check(org.lingtan.engine.evidence.EvidencePackage p, org.lingtan.catalog.Catalogue c) { return java.util.List.of(); } }
