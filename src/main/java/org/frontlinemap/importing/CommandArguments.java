package org.frontlinemap.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.web.JsonBody;
import org.frontlinemap.web.RequestException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of the command, read.
 *
 * @param deed     what is to be done
 * @param files    those to be imported
 * @param options  what is asked of the import, as HTTP would have it
 * @param rejected where rejected rows are to go; null if nowhere
 * @param taking   what is to be withdrawn; null if nothing is
 * @param settings of the program, for Spring
 */
record CommandArguments(Deed deed, List<Path> files, ObjectNode options, Path rejected, Taking taking,
        List<String> settings) {

    /** What the command is asked for. */
    enum Deed { IMPORT, LIST, WITHDRAW, LIST_FORMATS, HELP }

    /**
     * An import to be withdrawn.
     *
     * @param reason null if none is given
     * @param force  whether reports of others may be hidden by it
     */
    record Taking(UUID id, String reason, boolean force) {
    }

    static final String USAGE = """
            Usage: java -jar frontline-map.jar import FILE... --format FORMAT [options]
                   java -jar frontline-map.jar import list
                   java -jar frontline-map.jar import withdraw ID --reason TEXT [--force]
                   java -jar frontline-map.jar import --list-formats

            Brings in files, which are one import. An import that was cut short has recorded nothing, or all of it: the
            same command again loses and doubles nothing. list names the imports there are; withdraw takes one back as a
            whole, or discards it if it was not recorded. A file called list or withdraw is named with its folder: ./list

              --format FORMAT             what the files are; --list-formats names all
              --claimant ID               whose statements they hold
              --new-claimant FILE         JSON of a claimant to be recorded with them, whose they are unless --claimant
                                          says otherwise: {"id": "example-watch", "name": "Example Watch",
                                          "kind": "office|force|figure|analyst|newsroom",
                                          "side": "independent", or a party}; also name_uk, side_source
              --profile FILE              JSON that says how columns and classes are to be read
              --document-publisher TEXT   what the files are to be cited as; likewise --document-title, -url,
                                          -language, -published, -archive-url, -archive-sha256
              --mode MODE                 all_or_nothing, or keep_good; without it nothing is recorded
              --rejected FILE             where rejected rows go, to be mended and imported again
              --reason TEXT               why an import is withdrawn, kept with the withdrawal
              --force                     withdraw it though reports of others would no longer be shown
              --store FILE                the store; .frontline/frontline.db unless set otherwise
              --data FOLDER               the theatre's folder
              --help                      shows this

            Ends with 0 if all is recorded, or would be, or was already, or what was asked is done; 1 if rows were
            rejected or nothing may be recorded or withdrawn; 2 if it was called wrongly.""";

    private static final String LIST_FORMATS = "list-formats";
    private static final String HELP = "help";
    private static final String REASON = "reason";
    private static final String FORCE = "force";
    private static final Set<String> FLAGS = Set.of(LIST_FORMATS, HELP, FORCE);
    private static final Set<String> SETTINGS = Set.of("store", "data");
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
        List<String> words = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
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
            } else if (!FLAGS.contains(name)) {
                if (++i == arguments.size()) {
                    throw new UsageException("--" + name + " needs a value");
                }
                value = arguments.get(i);
            }
            if (named.put(name, value) != null) {
                throw new UsageException("--" + name + " is given twice");
            }
        }
        if (named.containsKey("store")) {
            settings.add("--frontline.store=" + named.get("store"));
        }
        if (named.containsKey("data")) {
            settings.add("--frontline.data=" + named.get("data"));
        }
        return of(words, named, settings);
    }

    private static CommandArguments of(List<String> words, Map<String, String> named, List<String> settings) {
        Deed deed = named.containsKey(HELP) ? Deed.HELP : named.containsKey(LIST_FORMATS) ? Deed.LIST_FORMATS
                : words.isEmpty() ? Deed.IMPORT : words.get(0).equals("list") ? Deed.LIST
                : words.get(0).equals("withdraw") ? Deed.WITHDRAW : Deed.IMPORT;
        return switch (deed) {
            case IMPORT -> importing(words, named, settings);
            case LIST -> {
                requireOnly(Deed.LIST, Set.of(), named);
                if (words.size() > 1) {
                    throw new UsageException("list takes no more words: " + words.get(1));
                }
                yield new CommandArguments(deed, List.of(), null, null, null, settings);
            }
            case WITHDRAW -> {
                requireOnly(Deed.WITHDRAW, Set.of(REASON, FORCE), named);
                yield new CommandArguments(deed, List.of(), null, null,
                        new Taking(id(words), named.get(REASON), force(named)), settings);
            }
            default -> new CommandArguments(deed, List.of(), null, null, null, settings);
        };
    }

    private static UUID id(List<String> words) {
        if (words.size() != 2) {
            throw new UsageException("withdraw takes the id of one import; import list names them");
        }
        try {
            return UUID.fromString(words.get(1));
        } catch (IllegalArgumentException malformed) {
            throw new UsageException(words.get(1) + " is no id of an import; import list names them");
        }
    }

    private static boolean force(Map<String, String> named) {
        String value = named.getOrDefault(FORCE, "false");
        if (!Set.of("", "true", "false").contains(value)) {
            throw new UsageException("--" + FORCE + " takes no value");
        }
        return !value.equals("false");
    }

    private static void requireOnly(Deed deed, Set<String> allowed, Map<String, String> named) {
        named.keySet().stream().filter(name -> !allowed.contains(name) && !SETTINGS.contains(name)).findFirst()
                .ifPresent(name -> {
                    throw new UsageException("--" + name + " does not go with "
                            + deed.name().toLowerCase(Locale.ROOT));
                });
    }

    private static CommandArguments importing(List<String> words, Map<String, String> named, List<String> settings) {
        if (words.isEmpty()) {
            throw new UsageException("no file is named");
        }
        List<Path> files = words.stream().map(Path::of).toList();
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new UsageException("there is no file " + file + " that can be read");
            }
        }
        if (named.containsKey(REASON) || named.containsKey(FORCE)) {
            throw new UsageException("--" + REASON + " and --" + FORCE + " go with withdraw");
        }
        if (!named.containsKey("format")) {
            throw new UsageException("--format is required");
        }
        return new CommandArguments(Deed.IMPORT, files, options(named),
                named.containsKey("rejected") ? Path.of(named.get("rejected")) : null, null, settings);
    }

    private static void requireKnown(String name) {
        boolean known = TEXTS.contains(name) || FILES.contains(name)
                || FLAGS.contains(name) || SETTINGS.contains(name) || Set.of("rejected", REASON).contains(name)
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
