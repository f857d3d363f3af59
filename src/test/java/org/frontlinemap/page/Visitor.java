package org.frontlinemap.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;

/** Somebody looking at the page, with a browser profile of their own, who notes whatever goes wrong. */
final class Visitor implements AutoCloseable {

    private static final double PATIENCE_MS = 15_000;

    private final Browser browser;
    private final Page page;
    private final List<Visitor> others = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> abroad = new ArrayList<>();
    private final Map<Pattern, Boolean> expected = new LinkedHashMap<>();
    private String home = "about:";

    Visitor(Browser browser) {
        this(browser, options -> { });
    }

    private Visitor(Browser browser, Consumer<Browser.NewContextOptions> more) {
        this.browser = browser;
        // A zone far from the theatre's: nothing on the page may follow the reader's own.
        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(1280, 800)
                .setLocale("en-GB").setTimezoneId("America/Los_Angeles").setReducedMotion(ReducedMotion.REDUCE);
        more.accept(options);
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        context.route(url -> !url.startsWith(home), this::refuse);
        context.onConsoleMessage(this::listen);
        context.onWebError(error -> note("page error: " + error.error()));
        context.onRequestFailed(this::failed);
        context.onDialog(dialog -> {
            note("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page = context.newPage();
    }

    /** Another one, with a profile and, if told, a screen of their own; what goes wrong for them counts as well. */
    Visitor another(Consumer<Browser.NewContextOptions> options) {
        Visitor other = new Visitor(browser, options);
        others.add(other);
        return other;
    }

    Visitor another() {
        return another(options -> { });
    }

    /** Opens the page as its address alone brings it up, and waits for the map. */
    Visitor open(RunningServer server) {
        return open(server, "");
    }

    /** @param fragment of the address, with its {@code #} */
    Visitor open(RunningServer server, String fragment) {
        home = server.url("/");
        page.navigate(home + fragment);
        return settle();
    }

    /** Waits until the map is there and no answer is awaited. */
    Visitor settle() {
        page.waitForFunction("() => { const { ready, loading } = document.documentElement.dataset;"
                + " return ready === 'true' && loading !== 'true'; }");
        return this;
    }

    Page page() {
        return page;
    }

    /** Elements of the page by CSS selector. */
    Locator at(String selector) {
        return page.locator(selector);
    }

    /** Presses keys one after the other, wherever the focus is. */
    Visitor press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Signs in by the page's dialog. */
    Visitor signIn(String token) {
        at("#sign-in").click();
        at("#token").fill(token);
        at("#sign-in-form button[type=submit]").click();
        return settle();
    }

    /** Clicks on the map where it draws a settlement. */
    Visitor clickOnMap(String settlement) {
        @SuppressWarnings("unchecked")
        Map<String, Number> pixel = (Map<String, Number>) page.evaluate(
                "id => document.querySelector('#map').frontline.pixelOf(id)", settlement);
        page.mouse().click(pixel.get("x").doubleValue(), pixel.get("y").doubleValue());
        return settle();
    }

    /** A property of a settlement as the map draws it. */
    Object drawn(String settlement, String property) {
        return page.evaluate("([id, name]) => document.querySelector('#map').frontline.visible()"
                + ".find(({ place }) => place.id === id)?.place.properties[name]", List.of(settlement, property));
    }

    /** What was asked of other hosts, and refused. */
    List<String> abroad() {
        return abroad;
    }

    /** From here on, what goes wrong and contains this pattern may, and must. */
    void expect(String pattern) {
        expected.put(Pattern.compile(pattern), false);
    }

    /** Writes what is on the screen. */
    void picture(Path folder, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    /** Writes what is on the screens of this one and of the others. */
    void pictures(Path folder, String name) {
        picture(folder, name);
        for (int i = 0; i < others.size(); i++) {
            others.get(i).pictures(folder, name + "-" + (i + 1));
        }
    }

    void assertNothingWentWrong() {
        assertThat(wrong).as("what went wrong on the page").isEmpty();
        assertThat(expected).as("expected to go wrong").doesNotContainValue(false);
        others.forEach(Visitor::assertNothingWentWrong);
    }

    @Override
    public void close() {
        others.forEach(Visitor::close);
        page.context().close();
    }

    private void refuse(Route route) {
        String url = route.request().url();
        if (url.startsWith("data:") || url.startsWith("blob:")) {
            route.resume();
            return;
        }
        abroad.add(url);
        note("asked another host: " + url);
        try {
            route.abort();
        } catch (PlaywrightException gone) {
            // The page was left meanwhile.
        }
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) {
            note("console: " + message.text() + " at " + message.location());
        }
    }

    private void failed(Request request) {
        // The page itself gives up what it no longer needs, and a download ends a navigation.
        if (!request.failure().contains("ERR_ABORTED")) {
            note("request failed: " + request.failure() + " " + request.url());
        }
    }

    private void note(String what) {
        for (Pattern pattern : expected.keySet()) {
            if (pattern.matcher(what).find()) {
                expected.put(pattern, true);
                return;
            }
        }
        wrong.add(what);
    }
}
