package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.OptionalLong;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Person;
import org.lingtan.api.upload.Upload;
import org.lingtan.api.upload.Uploads;

/** Uploads in parts to a case that takes a package now. */
class UploadDesk {

    private final Uploads uploads;
    private final CaseDesk cases;
    private final PackageDesk packages;
    private final AnsweredOnce once;

    UploadDesk(Uploads uploads, CaseDesk cases, PackageDesk packages, AnsweredOnce once) {
        this.packages = packages;
        this.uploads = uploads;
        this.cases = cases;
        this.once = once;
    }

    /** Refuses a case that the person does not see. */
    void find(String id, Person person) {
        cases.get(id, person);
    }

    /** Refuses a case that takes no package of this person now. */
    void require(String id, Person person) {
        find(id, person);
        cases.require(Act.ATTACH, id, person);
    }

    Upload begin(HttpServletRequest request, String id, Person person, long length, String digest) {
        String upload = once.answer(
                request,
                person,
                length + " " + digest,
                String.class,
                () -> uploads.begin(person.id(), id, length, digest).id());
        return uploads.get(upload, id, person.id());
    }

    Upload get(String upload, String id, Person person) {
        find(id, person);
        return uploads.get(upload, id, person.id());
    }

    Upload append(Upload upload, Person person, long offset, InputStream in) {
        return uploads.append(upload, person.id(), offset, in);
    }

    void end(Upload upload) {
        uploads.end(upload);
    }

    /** The same as sending the package at once: checked whole before anything is kept, and the upload is gone with it. */
    String take(String upload, String id, String key, OptionalLong revision, Person person) {
        String answer = packages.putUpload(id, key, revision, person, upload, uploads);
        uploads.forgetFile(upload);
        return answer;
    }
}
