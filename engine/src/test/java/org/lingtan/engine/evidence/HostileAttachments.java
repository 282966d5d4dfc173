package org.lingtan.engine.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Worksheet;

/** Attachments that are not what they should be. */
final class HostileAttachments {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PDF = "application/pdf";

    private HostileAttachments() {}

    static void addTo(HostilePackages all) {
        lists(all);
        kinds(all);
        workbooks(all);
    }

    private static void lists(HostilePackages all) {
        all.entry("unlisted", "package.unlisted", "attachments/other.pdf")
                .entry("unlisted by the system", "package.unlisted", "__MACOSX/x")
                .raw("listed and missing", "package.missing-file", zip -> zip.entries.remove(0))
                .raw("other hash", "package.hash", zip -> {
                    byte[] data = SamplePackage.ENTERPRISES_CSV
                            .replace("E001", "E009")
                            .getBytes(StandardCharsets.UTF_8);
                    zip.entries.set(0, new RawZip.Entry(zip.entries.get(0).centralName, data));
                })
                .raw(
                        "other size",
                        "package.size",
                        zip -> zip.entries.set(0, new RawZip.Entry(zip.entries.get(0).centralName, new byte[] {'x'})))
                .bytes("wrapped in a folder", "package.wrapped", () -> {
                    Map<String, byte[]> files = new TreeMap<>();
                    new SamplePackage().files().forEach((path, bytes) -> files.put("park/" + path, bytes));
                    return RawZip.of(files).bytes();
                })
                .bytes("listed twice", "package.listed-twice", () -> {
                    SamplePackage sample = new SamplePackage();
                    Map<String, byte[]> files = sample.files();
                    String xml = sample.xml();
                    int start = xml.indexOf("<attachment path");
                    String line = xml.substring(start, xml.indexOf("/>", start) + 2);
                    files.put("evidence.xml", xml.replace(line, line + line).getBytes(StandardCharsets.UTF_8));
                    return RawZip.of(files).bytes();
                });
    }

    private static HostilePackages file(
            HostilePackages all, String name, String code, String path, String type, byte[] bytes) {
        return all.sample(name, code, sample -> sample.attach("attachments/" + path, type, bytes));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void kinds(HostilePackages all) {
        file(
                all,
                "nested ZIP",
                "package.nested-archive",
                "a.pdf",
                PDF,
                new RawZip().add("x", new byte[] {1}).bytes());
        file(all, "nested 7z", "package.nested-archive", "a.pdf", PDF, latin("7z\u00BC\u00AF'\u001Cxxxx"));
        file(all, "nested gzip", "package.nested-archive", "a.csv", "text/csv", latin("\u001F\u008B\bxxxx"));
        file(all, "nested rar", "package.nested-archive", "a.pdf", PDF, latin("Rar!\u001A\u0007xxxx"));
        file(all, "Windows program as PDF", "package.program", "a.pdf", PDF, latin("MZ\u0090\0\u0003\0\0\0"));
        file(all, "Linux program", "package.program", "a.txt", "text/plain", latin("\u007FELF\u0002\u0001\u0001\0"));
        file(all, "shell script", "package.program", "a.txt", "text/plain", latin("#!/bin/sh\nrm -rf /\n"));
        file(all, "script by name", "package.program", "a.vbs", "text/plain", latin("MsgBox 1\n"));
        file(all, "text declared as PDF", "package.media-type", "a.pdf", PDF, latin("hello"));
        file(
                all,
                "PNG declared as JPEG",
                "package.media-type",
                "a.jpg",
                "image/jpeg",
                latin("\u0089PNG\r\n\u001A\nxxxx"));
        file(
                all,
                "HTML declared as text",
                "package.media-type",
                "a.txt",
                "text/plain",
                latin("<html><script>x()</script>"));
        file(
                all,
                "old binary office file",
                "package.unknown-type",
                "a.xls",
                "application/vnd.ms-excel",
                latin("\u00D0\u00CF\u0011\u00E0\u00A1\0\0"));
        file(all, "empty attachment", "package.empty-file", "a.txt", "text/plain", new byte[0]);
    }

    private static void workbook(
            HostilePackages all, String name, String code, java.util.function.Consumer<Worksheet> fill) {
        all.sample(name, code, sample -> {
            sample.evidence = sample.evidence.replace("enterprises.csv", "e.xlsx");
            sample.attach("attachments/e.xlsx", XLSX, SamplePackage.workbook(sheet -> {
                String[] heads = {"id", "name", "industrial", "above-scale", "operating-from"};
                for (int i = 0; i < heads.length; i++) {
                    sheet.value(0, i, heads[i]);
                    sheet.value(1, i, i < 2 ? "E1" : i < 4 ? "yes" : "2018-01-01");
                }
                fill.accept(sheet);
            }));
        });
    }

    private static void workbooks(HostilePackages all) {
        workbook(all, "formula", "evidence.formula", sheet -> sheet.formula(1, 1, "A1"));
        all.sample("formula behind a shared text", "evidence.formula", sample -> {
            sample.evidence = sample.evidence.replace("enterprises.csv", "e.xlsx");
            sample.attach("attachments/e.xlsx", XLSX, SamplePackage.sharedTextFormula("<f>A1</f>", ""));
        });
        all.sample("formula with a prefix", "evidence.formula", sample -> {
            sample.evidence = sample.evidence.replace("enterprises.csv", "e.xlsx");
            sample.attach(
                    "attachments/e.xlsx", XLSX, SamplePackage.sharedTextFormula("<x:f t=\"shared\">A1</x:f>", ""));
        });
        workbook(all, "number where a date belongs", "evidence.cell-date", sheet -> sheet.value(1, 4, 43_000));
        workbook(all, "cells beyond the headings", "evidence.row-too-wide", sheet -> sheet.value(1, 7, "x"));
        all.sample("other sheet", "evidence.sheet", sample -> {
            sample.evidence = sample.evidence.replace("enterprises.csv\"/>", "e.xlsx\" sheet=\"Data\"/>");
            sample.attach("attachments/e.xlsx", XLSX, SamplePackage.workbook(sheet -> sheet.value(0, 0, "id")));
        });
        office(
                all,
                "workbook with a DOCTYPE",
                "package.office-xml",
                "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x/>");
        office(all, "workbook that is none", "evidence.workbook", "<workbook/>");
        all.sample(
                "archive in a workbook",
                "package.nested-archive",
                sample -> sample.attach(
                        "attachments/e.xlsx",
                        XLSX,
                        new RawZip()
                                .add("[Content_Types].xml", latin("<Types/>"))
                                .add(
                                        "xl/embeddings/x.bin",
                                        new RawZip().add("x", new byte[1]).bytes())
                                .add("xl/workbook.xml", latin("<workbook/>"))
                                .bytes()));
        all.sample(
                "traversal in a workbook",
                "package.name-traversal",
                sample -> sample.attach(
                        "attachments/e.xlsx",
                        XLSX,
                        new RawZip().add("../x", new byte[1]).bytes()));
        all.sample(
                "bomb in a workbook",
                "zip.ratio",
                sample -> sample.attach(
                        "attachments/e.xlsx",
                        XLSX,
                        new RawZip()
                                .add("xl/sharedStrings.xml", new byte[20_000_000])
                                .bytes()));
    }

    private static void office(HostilePackages all, String name, String code, String workbook) {
        all.sample(name, code, sample -> {
            sample.evidence = sample.evidence.replace("enterprises.csv", "e.xlsx");
            sample.attach(
                    "attachments/e.xlsx",
                    XLSX,
                    new RawZip()
                            .add("[Content_Types].xml", latin("<Types/>"))
                            .add("xl/workbook.xml", latin(workbook))
                            .bytes());
        });
    }
}
