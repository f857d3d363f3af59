package org.frontlinemap.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontlinemap.FrontlineMap;

/** The program in a process of its own. */
final class Program implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedReader out;

    private Program(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FrontlineMap.class.getName()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** How a command ended, and all it printed. */
    record Ended(int code, String text) {
    }

    /** Runs it to its end. */
    static Ended run(String... arguments) {
        try (Program program = new Program(List.of(arguments))) {
            return program.end();
        }
    }

    /** Asks it to end, as Ctrl-C does, and gives what it still printed. */
    Ended terminate() {
        process.toHandle().destroy(); // that of the process itself would close what it prints
        return end();
    }

    private Ended end() {
        try {
            String text = String.join("\n", out.lines().toList());
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end");
            }
            return new Ended(process.exitValue(), text);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static Program start(String... arguments) {
        return new Program(List.of(arguments));
    }

    /** Waits for a line that matches and gives its first group. */
    String await(Pattern wanted) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher matcher = wanted.matcher(line);
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new AssertionError("it ended without " + wanted);
    }

    /** Ends it as a power failure would. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
