package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chromium, as it is installed on this machine. */
final class Browser implements AutoCloseable {

    private static final int NARROW = 320;
    private static final String SIDEWAYS =
            "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth";

    /** What still fades in has not the contrast it is meant to have. */
    private static final String FADED_IN =
            """
            () => Promise.allSettled(
                document.getAnimations()
                    .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
                    .map(each => each.finished))""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setHeadless(true)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    static Browser open() {
        return new Browser(installed().orElseThrow());
    }

    /** The headless shell before the others: it does not draw windows that nobody sees. */
    static Optional<Path> installed() {
        return Stream.of(
                        "chromium-headless-shell",
                        "chrome-headless-shell",
                        "chromium",
                        "chromium-browser",
                        "google-chrome")
                .flatMap(
                        name ->
                                Stream.of(System.getenv("PATH").split(":", -1))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Somebody with a browser of their own: cookies, language, and taste. */
    Visitor visitor(URI portal, Taste taste) {
        return new Visitor(
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setBaseURL(portal.toString())
                                .setLocale(taste.language().equals("de") ? "de-DE" : "en-GB")
                                .setColorScheme(taste.colours())
                                .setJavaScriptEnabled(taste.javaScript())),
                taste);
    }

    record Taste(String language, ColorScheme colours, boolean javaScript) {
        static final Taste GERMAN = new Taste("de", ColorScheme.LIGHT, true);
        static final Taste ENGLISH_DARK = new Taste("en", ColorScheme.DARK, true);
        static final Taste NO_SCRIPT = new Taste("de", ColorScheme.LIGHT, false);
    }

    static final class Visitor implements AutoCloseable {

        private final BrowserContext context;
        private final Taste taste;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Visitor(BrowserContext context, Taste taste) {
            this.context = context;
            this.taste = taste;
            page = context.newPage();
            page.setDefaultTimeout(15_000);
            page.onPageError(complaints::add);
            page.onConsoleMessage(
                    message -> {
                        // A page that says 404 or 503 is what some states are about.
                        if (message.type().equals("error")
                                && !message.text().startsWith("Failed to load resource")) {
                            complaints.add(message.text());
                        }
                    });
        }

        Page page() {
            return page;
        }

        /** Opens an address of the portal and returns the status it answered with. */
        int open(String address) {
            return page.navigate(address).status();
        }

        void press(String name) {
            press(
                    page.locator("main")
                            .locator("a, button")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHasText(Pattern.compile("^\\s*" + name)))
                            .first(),
                    "Enter");
        }

        /**
         * Without script Chromium tells nobody when a page stands still, which Playwright waits for
         * before it clicks; keys need no place.
         */
        private void press(Locator what, String key) {
            if (taste.javaScript()) {
                awaitProof(what);
                what.click();
            } else {
                what.press(key);
            }
            // Playwright waits until the next page begins; what is counted on it must be there.
            page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        }

        /**
         * A form that needs a proof of work waits for it by itself before it goes out, and
         * Playwright would take that for an answer; people are slower than the puzzle.
         */
        private void awaitProof(Locator button) {
            if ((boolean)
                    button.evaluate("it => it.type === 'submit' && !!it.form?.elements.altcha")) {
                button.focus();
                page.waitForFunction(
                        "it => it.form.elements.altcha.value !== ''", button.elementHandle());
            }
        }

        String heading() {
            return page.locator("main h1").innerText();
        }

        String text() {
            return page.locator("main").innerText();
        }

        /** Fills the form as far as it asks. */
        void fill(Person person) {
            page.fill("#name", person.name());
            page.fill("#email", person.email());
            page.fill("#municipality", "Bad Hersfeld");
            page.fill("#function", "Digitalisierung");
            tick("input[name=privacy]");
        }

        void submit() {
            press(page.locator("main form button[type=submit]"), "Enter");
        }

        /** Presses what the selector names, as {@link #press(String)} does. */
        void click(String selector) {
            press(page.locator(selector), "Enter");
        }

        /** Ticks a box that is empty. */
        void tick(String selector) {
            press(page.locator(selector), "Space");
            assertThat(page.isChecked(selector)).isTrue();
        }

        /** Fills the sign-in's form, which is in front of the visitor. */
        void signIn(JsonNode person) {
            page.fill("#email", person.path("email").asString());
            page.fill("#password", person.path("password").asString());
            submit();
        }

        /** Presses Tab until the wanted element has the focus. */
        void tabTo(String selector) {
            for (int i = 0; i < 80; i++) {
                page.keyboard().press("Tab");
                if (has(selector)) {
                    return;
                }
            }
            throw new AssertionError("no way to " + selector + " by Tab");
        }

        private boolean has(String selector) {
            return (boolean)
                    page.evaluate("selector => document.activeElement.matches(selector)", selector);
        }

        /**
         * What every page state owes everybody: no barrier axe can find, no sideways scrolling, no
         * complaint. Where something is wrong, or {@code -De2e.screenshots=true} asks for it, a
         * picture is left.
         */
        void look(String state) {
            try {
                examine(state);
            } catch (AssertionError wrong) {
                picture(state);
                throw wrong;
            }
            if (Boolean.getBoolean("e2e.screenshots")) {
                picture(state);
            }
        }

        private void examine(String state) {
            assertThat(page.locator("html").getAttribute("lang"))
                    .as(state)
                    .isEqualTo(taste.language());
            if (!taste.javaScript()) {
                return;
            }
            page.evaluate(FADED_IN);
            assertThat(barriers()).as("axe on '%s' in %s", state, taste.language()).isEmpty();
            var wide = page.viewportSize();
            page.setViewportSize(NARROW, 640);
            assertThat((int) page.evaluate(SIDEWAYS))
                    .as("how far '%s' scrolls sideways on a screen of %s", state, NARROW)
                    .isNotPositive();
            page.setViewportSize(wide.width, wide.height);
            assertThat(complaints).as("what the console says on '%s'", state).isEmpty();
        }

        private List<String> barriers() {
            var onlyWhatIsWrong = new AxeRunOptions();
            onlyWhatIsWrong.setResultTypes(List.of("violations"));
            return new AxeBuilder(page)
                            .options(onlyWhatIsWrong)
                            .setLegacyMode(
                                    true) // without a second page for frames, which we have none of
                            .analyze()
                            .getViolations()
                            .stream()
                            .map(Visitor::told)
                            .toList();
        }

        private void picture(String state) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(
                                    Region.TARGET.resolve(
                                            "screenshots/"
                                                    + taste.language()
                                                    + (taste.javaScript() ? "-" : "-noscript-")
                                                    + state
                                                    + ".png")));
        }

        private static String told(Rule rule) {
            return rule.getId()
                    + ": "
                    + rule.getNodes().stream()
                            .map(CheckedNode::getHtml)
                            .collect(Collectors.joining(" | "));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
