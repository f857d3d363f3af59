package org.frontlinemap.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The page's document and the files it is made of. Their addresses have a part that changes with any of them, so that
 * browsers may keep them for ever. The document has the script in it that asks for the first data, and names the modules
 * that the first one needs, so that they are fetched at once, not each after the one that imports it.
 */
@Component
public class PageFiles {

    private static final String FOLDER = "frontend/app/";
    private static final String FIRST = "main.js";
    private static final String EARLY = "<script src=\"/app/early.js\"></script>";
    private static final String ROOT = "<html ";
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s+'(\\.[^']+)'");
    private static final int VERSION_BYTES = 8;

    private final String version;
    private final String html;

    PageFiles() {
        Map<String, byte[]> files = read();
        version = HexFormat.of().formatHex(hash(files), 0, VERSION_BYTES);
        html = new String(files.get("index.html"), StandardCharsets.UTF_8)
                .replace(EARLY, "<script>" + new String(files.get("early.js"), StandardCharsets.UTF_8) + "</script>")
                .replace(ROOT, ROOT + "data-modules=\"" + String.join(" ", modules(files)) + "\" ")
                .replace("\"/app/", "\"/app/" + version + "/");
    }

    /** The part of the files' addresses that changes with them. */
    String version() {
        return version;
    }

    /** @param day on which the page opens, so that its data can be asked for before its code is there; null for today */
    public String html(LocalDate day) {
        return day == null ? html : html.replace(ROOT, ROOT + "data-day=\"" + day + "\" ");
    }

    /** The document, whatever the day. */
    String html() {
        return html;
    }

    private static Map<String, byte[]> read() {
        try {
            Map<String, byte[]> files = new TreeMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:/" + FOLDER + "**/*.*")) {
                String address = file.getURL().toString();
                files.put(address.substring(address.lastIndexOf(FOLDER) + FOLDER.length()), file.getContentAsByteArray());
            }
            return files;
        } catch (IOException missing) {
            throw new UncheckedIOException("the page is not on the class path", missing);
        }
    }

    private static byte[] hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + '\n' + content.length + '\n').getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return digest.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** The first module and all that it imports, directly or not, but for what is imported on demand. */
    private static Set<String> modules(Map<String, byte[]> files) {
        Set<String> modules = new LinkedHashSet<>();
        follow(FIRST, files, modules);
        return modules;
    }

    private static void follow(String module, Map<String, byte[]> files, Set<String> modules) {
        if (!modules.add(module)) {
            return;
        }
        Matcher imports = IMPORT.matcher(new String(files.get(module), StandardCharsets.UTF_8));
        while (imports.find()) {
            follow(URI.create(module).resolve(imports.group(1)).toString(), files, modules);
        }
    }
}
