package org.lingtan.api.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.report.seal.Issuer;
import org.lingtan.report.seal.Issuers;
import org.lingtan.report.seal.SealKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists every certificate that this installation ever signed with, for whoever wants to verify. */
@Command(name = "show")
final class KeyShowCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HomeOptions home = new HomeOptions();

    KeyShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        List<Issuer> issuers = home.home(desk).issuers().all();
        if (format.isJson()) {
            List<Map<String, @Nullable Object>> list = new ArrayList<>();
            issuers.forEach(issuer -> list.add(json(issuer)));
            desk.sayJson(Map.of("issuers", list));
            return ExitCode.OK;
        }
        for (Issuer issuer : issuers) {
            desk.say(desk.texts()
                    .get(
                            issuer.until().isEmpty() ? "key.in-use" : "key.ended",
                            SealKey.name(issuer.certificate()),
                            issuer.from(),
                            issuer.until().map(Object::toString).orElse(""),
                            issuer.reason()));
            desk.say(SealKey.thumbprint(issuer.certificate()));
            desk.say(Issuers.pem(issuer.certificate()).stripTrailing());
        }
        if (issuers.isEmpty()) {
            desk.terminal().err().print(desk.texts().get("key.none") + "\n");
        }
        return ExitCode.OK;
    }

    private static Map<String, @Nullable Object> json(Issuer issuer) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", SealKey.name(issuer.certificate()));
        json.put("thumbprint", SealKey.thumbprint(issuer.certificate()));
        json.put("evaluation", issuer.isEvaluation());
        json.put("from", issuer.from().toString());
        json.put("until", issuer.until().map(Object::toString).orElse(null));
        json.put("reason", issuer.reason());
        json.put("certificates", issuer.chain().stream().map(Issuers::pem).toList());
        return json;
    }
}
