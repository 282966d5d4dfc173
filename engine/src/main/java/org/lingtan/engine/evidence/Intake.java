package org.lingtan.engine.evidence;
/** stub */
public record Intake(java.util.Optional<EvidencePackage> evidence, java.util.List<org.lingtan.catalog.source.Problem> problems) {}
