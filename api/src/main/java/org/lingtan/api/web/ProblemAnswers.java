package org.lingtan.api.web;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lingtan.api.problem.JsonText;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.RulebookBench;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says why a request was not carried out: problem+json with every problem, each with place, cause and remedy. */
@RestControllerAdvice
class ProblemAnswers {

    private final ServerLog log;

    ProblemAnswers(ServerLog log) {
        this.log = log;
    }

    static ResponseEntity<String> answer(HttpStatus status, List<Problem> problems) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(status, problems));
    }

    static String body(HttpStatus status, List<Problem> problems) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", status.getReasonPhrase());
        json.put("status", status.value());
        json.put("problems", JsonText.problems(problems));
        return CanonicalJson.write(json);
    }

    static List<Problem> one(String code, String place, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, place, found).problems();
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Refusal refusal) {
        HttpStatus status = switch (refusal.reason()) {
            case USAGE -> HttpStatus.BAD_REQUEST;
            case INPUT -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case MISSING -> HttpStatus.NOT_FOUND;
            case IO -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        return answer(status, refusal.problems());
    }

    @ExceptionHandler
    ResponseEntity<String> unreadable(SourceException source) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, source.problems());
    }

    @ExceptionHandler
    ResponseEntity<String> tooMany(TooManyRequests failure) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(failure.seconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(HttpStatus.TOO_MANY_REQUESTS, one("access.too-many", "request", failure.seconds())));
    }

    /** A disk that is full or broken: whoever asks may ask again. */
    @ExceptionHandler
    ResponseEntity<String> disk(UncheckedIOException failure) {
        String number = UUID.randomUUID().toString();
        log.warn("io", Map.of("number", number), failure);
        return answer(HttpStatus.SERVICE_UNAVAILABLE, one("request.disk", "request", number));
    }

    @ExceptionHandler
    ResponseEntity<String> defective(RulebookDefects defects) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, RulebookBench.problems(defects.defects()));
    }

    /** What Spring itself refuses, and faults, of which only a number is told. */
    @ExceptionHandler
    ResponseEntity<String> failed(Exception failure) {
        if (failure instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            return status == HttpStatus.NOT_FOUND
                    ? answer(status, one("request.missing", "request"))
                    : answer(status, one("request.wrong", "request", status.getReasonPhrase()));
        }
        String number = UUID.randomUUID().toString();
        log.warn("fault", Map.of("number", number), failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, one("request.fault", "request", number));
    }
}
