package org.lingtan.api.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.lingtan.api.application.CaseFile;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;

/** A real ECDSA signature over the content, for cases without a package. The key lies in a file. */
final class JdkSealing implements Sealing {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final KeyPair keys;

    JdkSealing(Path folder) {
        try {
            Path file = folder.resolve("signing-key");
            if (!Files.exists(file)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                KeyPair made = generator.generateKeyPair();
                Base64.Encoder encoder = Base64.getEncoder();
                Path partly = Files.writeString(
                        folder.resolve("signing-key-new"),
                        encoder.encodeToString(made.getPrivate().getEncoded()) + "\n"
                                + encoder.encodeToString(made.getPublic().getEncoded()));
                Files.move(partly, file, StandardCopyOption.ATOMIC_MOVE);
            }
            String[] lines = Files.readString(file).split("\n", -1);
            KeyFactory factory = KeyFactory.getInstance("EC");
            Base64.Decoder decoder = Base64.getDecoder();
            keys = new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decoder.decode(lines[1]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines[0]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] seal(CaseFile file, String content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return (content + "\n" + Base64.getEncoder().encodeToString(signature.sign()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String said(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        JsonNode content = JsonSource.read("content", text.substring(0, text.lastIndexOf('\n')));
        String issued = content.get("issued").text();
        Text park = new Text("园区", "Park");
        return new Said(
                        park,
                        "code",
                        "whole",
                        "1",
                        park,
                        "1",
                        content.get("rulebook").text(),
                        Said.Level.NONE,
                        "",
                        "",
                        "2025",
                        issued,
                        issued,
                        content.get("validUntil").text(),
                        park,
                        List.of(),
                        true)
                .toJson();
    }

    @Override
    public boolean isGenuine(byte[] document, String content) {
        String text = new String(document, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        if (end < 0 || !text.substring(0, end).equals(content)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(keys.getPublic());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(text.substring(end + 1)));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }
}
