package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.upload.Upload;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Packages in parts, by the protocol tus 1.0.0 with creation, expiration and termination: begun, asked how far they have
 * come, gone on with, ended. When all of it is there, one more request makes it the package of the case.
 */
@RestController
@RequestMapping("/api/v1/cases/{id}/uploads")
class UploadController {

    private static final String PARTS = "application/offset+octet-stream";

    private final UploadDesk desk;

    UploadController(UploadDesk desk) {
        this.desk = desk;
    }

    @Allowed(Role.APPLICANT)
    @PostMapping
    ResponseEntity<Void> begin(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        desk.require(id, person);
        TusHeaders.requireVersion(request);
        Upload upload = desk.begin(request, id, person, TusHeaders.length(request), TusHeaders.digest(request));
        return TusHeaders.answer(ResponseEntity.status(HttpStatus.CREATED), upload)
                .header("Location", "/api/v1/cases/" + id + "/uploads/" + upload.id())
                .build();
    }

    @Allowed(Role.APPLICANT)
    @RequestMapping(path = "/{upload}", method = RequestMethod.HEAD)
    ResponseEntity<Void> find(
            @PathVariable String id,
            @PathVariable String upload,
            HttpServletRequest request,
            @AuthenticationPrincipal Person person) {
        Upload found = desk.get(upload, id, person);
        TusHeaders.requireVersion(request);
        return TusHeaders.answer(ResponseEntity.ok(), found).build();
    }

    @Allowed(Role.APPLICANT)
    @PatchMapping("/{upload}")
    @Takes(value = byte[].class, type = PARTS)
    ResponseEntity<Void> append(
            @PathVariable String id,
            @PathVariable String upload,
            HttpServletRequest request,
            @AuthenticationPrincipal Person person) {
        Upload found = desk.get(upload, id, person);
        desk.require(id, person);
        TusHeaders.requireVersion(request);
        TusHeaders.requireType(request, PARTS);
        try {
            Upload after = desk.append(found, person, TusHeaders.offset(request), request.getInputStream());
            return TusHeaders.answer(ResponseEntity.status(HttpStatus.NO_CONTENT), after)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Allowed(Role.APPLICANT)
    @DeleteMapping("/{upload}")
    ResponseEntity<Void> end(
            @PathVariable String id,
            @PathVariable String upload,
            HttpServletRequest request,
            @AuthenticationPrincipal Person person) {
        Upload found = desk.get(upload, id, person);
        TusHeaders.requireVersion(request);
        desk.end(found);
        return ResponseEntity.noContent().build();
    }

    @Allowed(Role.APPLICANT)
    @PostMapping(path = "/{upload}/package", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> take(
            @PathVariable String id,
            @PathVariable String upload,
            HttpServletRequest request,
            @AuthenticationPrincipal Person person) {
        desk.find(id, person);
        String key = Requests.key(request);
        return ResponseEntity.ok(desk.take(upload, id, key, Requests.revision(request), person));
    }
}
