package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.api.application.Role;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.problem.JsonText;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.outcome.CanonicalJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Packages that are looked at and not kept: every problem, and what they would earn. */
@RestController
@RequestMapping(path = "/api/v1/packages", produces = MediaType.APPLICATION_JSON_VALUE)
class PackageController {

    private final PackageEvaluation evaluation;
    private final Path incoming;

    PackageController(PackageEvaluation evaluation, ServerFolders folders) {
        this.evaluation = evaluation;
        this.incoming = folders.incoming();
    }

    @Allowed(
            value = {Role.APPLICANT, Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER, Role.STANDARDS_EDITOR},
            changes = false)
    @Limited(RateLimits.Kind.PACKAGES)
    @PostMapping("/check")
    @Takes(value = byte[].class, type = "application/octet-stream")
    ResponseEntity<String> check(HttpServletRequest request) {
        List<Problem> problems = with(request, evaluation::check);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", "1");
        json.put("accepted", problems.stream().noneMatch(Problem::isError));
        json.put("problems", JsonText.problems(problems));
        return ResponseEntity.ok(CanonicalJson.write(json));
    }

    @Allowed(
            value = {Role.APPLICANT, Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER, Role.STANDARDS_EDITOR},
            changes = false)
    @Limited(RateLimits.Kind.PACKAGES)
    @PostMapping("/preview")
    @Takes(value = byte[].class, type = "application/octet-stream")
    ResponseEntity<String> preview(HttpServletRequest request) {
        return ResponseEntity.ok(with(
                request,
                file -> evaluation.evaluate(file, List.of(), Optional.empty()).toJson()));
    }

    private <T> T with(HttpServletRequest request, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile(incoming, "package", ".zip");
            try {
                Requests.receive(request, file);
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
