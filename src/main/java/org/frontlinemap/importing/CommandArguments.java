package org.frontlinemap.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.web.JsonBody;
import org.frontlinemap.web.RequestException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of the command, read.
 *
 * @param files       those to be imported
 * @param options     what is asked of the import, as HTTP would have it
 * @param rejected    where rejected rows are to go; null if nowhere
 * @param settings    of the program, for Spring
 * @param listFormats whether only that is asked for
 */
record CommandArguments(List<Path> files, ObjectNode options, Path rejected, List<String> settings,
        boolean listFormats) {

    static final String USAGE = """
            Usage: java -jar frontline-map.jar import FILE... --format FORMAT [options]
                   java -jar frontline-map.jar import --list-formats

              --format FORMAT             what the files are; --list-formats names all
              --claimant ID               whose statements they hold
              --new-claimant FILE         JSON that describes a claimant to be recorded with them
              --profile FILE              JSON that says how columns and classes are to be read
              --document-publisher TEXT   what the files are to be cited as; likewise --document-title, -url,
                                          -language, -published, -archive-url, -archive-sha256
              --mode MODE                 all_or_nothing, or keep_good; without it nothing is recorded
              --rejected FILE             where rejected rows go, to be mended and imported again
              --store FILE                the store; .frontline/frontline.db unless set otherwise
              --data FOLDER               the theatre's folder

            Ends with 0 if all is recorded, or would be, or was already; 1 if rows were rejected or nothing may be
            recorded; 2 if it was called wrongly.""";

    private static final Set<String> TEXTS = Set.of("format", "claimant", "mode");
    private static final Set<String> FILES = Set.of("profile", "new-claimant");
    private static final String DOCUMENT = "document-";
    private static final Set<String> DOCUMENT_FIELDS =
            Set.of("publisher", "title", "url", "language", "published", "archive-url", "archive-sha256");

    /** The command was called wrongly; the message says how. */
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }
    }

    /** @throws UsageException if they are wrong */
    static CommandArguments read(List<String> arguments) {
        List<Path> files = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                files.add(Path.of(argument));
                continue;
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (name.contains(".")) {
                settings.add(argument);
                continue;
            }
            requireKnown(name);
            String value = "";
            if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (!name.equals("list-formats")) {
                if (++i == arguments.size()) {
                    throw new UsageException("--" + name + " needs a value");
                }
                value = arguments.get(i);
            }
            if (named.put(name, value) != null) {
                throw new UsageException("--" + name + " is given twice");
            }
        }
        return of(files, named, settings);
    }

    private static CommandArguments of(List<Path> files, Map<String, String> named, List<String> settings) {
        boolean list = named.containsKey("list-formats");
        if (!list && files.isEmpty()) {
            throw new UsageException("no file is named");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new UsageException("there is no file " + file + " that can be read");
            }
        }
        if (!list && !named.containsKey("format")) {
            throw new UsageException("--format is required");
        }
        if (named.containsKey("store")) {
            settings.add("--frontline.store=" + named.get("store"));
        }
        if (named.containsKey("data")) {
            settings.add("--frontline.data=" + named.get("data"));
        }
        return new CommandArguments(files, options(named),
                named.containsKey("rejected") ? Path.of(named.get("rejected")) : null, settings, list);
    }

    private static void requireKnown(String name) {
        boolean known = TEXTS.contains(name) || FILES.contains(name)
                || Set.of("store", "data", "rejected", "list-formats").contains(name)
                || name.startsWith(DOCUMENT) && DOCUMENT_FIELDS.contains(name.substring(DOCUMENT.length()));
        if (!known) {
            throw new UsageException("there is no option --" + name);
        }
    }

    private static ObjectNode options(Map<String, String> named) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        named.forEach((name, value) -> {
            if (TEXTS.contains(name)) {
                options.put(name, value);
            } else if (FILES.contains(name)) {
                options.set(name.replace('-', '_'), object(name, value));
            } else if (name.startsWith(DOCUMENT)) {
                document.put(name.substring(DOCUMENT.length()).replace('-', '_'), value);
            }
        });
        if (!document.isEmpty()) {
            options.set("document", document);
        }
        return options;
    }

    private static ObjectNode object(String name, String file) {
        try {
            if (Files.size(Path.of(file)) > JsonBody.MOST_BYTES) {
                throw new UsageException("--" + name + " " + file + " is too large");
            }
            return JsonBody.object(Files.readAllBytes(Path.of(file)));
        } catch (IOException unreadable) {
            throw new UsageException("--" + name + " " + file + " cannot be read");
        } catch (RequestException malformed) {
            throw new UsageException("--" + name + " " + file + " " + malformed.faults().get(0).detail());
        }
    }
}
