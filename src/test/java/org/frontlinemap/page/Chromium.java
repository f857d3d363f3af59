package org.frontlinemap.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The browser of the page's tests: one that is installed, else one fetched; without one the tests fail. */
final class Chromium implements AutoCloseable {

    private static final String MISSING = "No Chromium for the page's tests: install one that the PATH finds"
            + " (Debian: apt-get install chromium)";
    private static final List<String> COMMANDS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String NO_DOWNLOAD = "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD";
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            "--disable-quic");
    /** Where the package of Debian puts it. */
    private static final Path PACKAGED = Path.of("/usr/bin/chromium");
    private static final int VERSION_SECONDS = 30;
    private static final int DOWNLOAD_SECONDS = 300;
    private static final int PACKAGE_SECONDS = 300;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser, without a window. */
    static Chromium launch() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of(NO_DOWNLOAD, "1")));
        try {
            Path executable = find(Path.of(playwright.chromium().executablePath()));
            return new Chromium(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable).setHeadless(true).setArgs(ARGUMENTS)));
        } catch (RuntimeException | Error failed) {
            playwright.close();
            throw failed;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** @param own where the browser library keeps the browser that it downloads */
    private static Path find(Path own) {
        Stream<Supplier<Stream<Path>>> ways = Stream.of(
                Chromium::onPath,
                () -> Stream.of(own),
                () -> download() ? Stream.of(own) : Stream.empty(),
                () -> installPackage() ? Stream.of(PACKAGED) : Stream.empty());
        return ways.flatMap(Supplier::get).filter(Chromium::runs).findFirst()
                .orElseThrow(() -> new IllegalStateException(MISSING));
    }

    private static Stream<Path> onPath() {
        List<Path> folders = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty()).map(Path::of).toList();
        return COMMANDS.stream().flatMap(command -> folders.stream().map(folder -> folder.resolve(command)));
    }

    /** Some systems have a command of that name that only says how to get the browser. */
    private static boolean runs(Path executable) {
        return Files.isExecutable(executable) && run(VERSION_SECONDS, executable.toString(), "--version");
    }

    private static boolean download() {
        return run(DOWNLOAD_SECONDS, Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), CLI.class.getName(), "install", "chromium");
    }

    private static boolean installPackage() {
        try {
            if (!Files.exists(Path.of("/etc/debian_version"))
                    || !Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return false;
            }
        } catch (IOException | UnsupportedOperationException notTold) {
            return false;
        }
        return run(PACKAGE_SECONDS, "apt-get", "update")
                && run(PACKAGE_SECONDS, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y",
                        "chromium");
    }

    /** @return whether the command ended well within its time */
    private static boolean run(int seconds, String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        } catch (IOException cannotRun) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", interrupted));
        }
    }
}
