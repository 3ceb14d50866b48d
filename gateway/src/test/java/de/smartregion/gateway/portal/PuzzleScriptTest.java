package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a browser lacks keeps nobody from sending a form: the script runs in Node, without. */
class PuzzleScriptTest {
    private static final String PAGE =
            """
            const heard = {};
            globalThis.document = { addEventListener: (name, hear) => { heard[name] = hear; } };
            """;
    private static final String FILL_IN_AND_SEND =
            """
            const typed = {
              action: "https://portal.example/abonnements/neu",
              elements: { altcha: { value: "" } },
              requestSubmit: () => submitted(),
            };
            async function submitted() {
              let stopped = false;
              await heard.submit?.({
                target: typed,
                preventDefault() { stopped = true; },
                stopImmediatePropagation() {},
              });
              if (!stopped) {
                console.log("sent" + typed.elements.altcha.value);
              }
            }
            for (let field = 0; field < 3; field++) {
              heard.focusin?.({ target: { form: typed } });
            }
            await submitted();
            process.exit();
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "globalThis.Worker = class { constructor() { throw new Error('forbidden'); } };",
                "delete globalThis.Worker;"
            })
    void whereThereAreNoWorkersAFormIsSentWithoutAProof(String browser) throws Exception {
        assertThat(told(browser)).containsExactly("sent");
    }

    @Test
    void overPlainHttpNothingIsTried() throws Exception {
        var browser =
                """
                Object.defineProperty(globalThis, "crypto", { value: {} });
                globalThis.Worker = class {
                  constructor() { console.log("a worker"); }
                  postMessage() { this.onmessage({ data: "" }); }
                };
                """;
        assertThat(told(browser)).containsExactly("sent");
    }

    @Test
    void whatAWorkerFindsGoesWithTheForm() throws Exception {
        var browser =
                """
                globalThis.Worker = class {
                  postMessage(path) { this.onmessage({ data: " with a proof for " + path }); }
                };
                """;
        assertThat(told(browser)).containsExactly("sent with a proof for /abonnements/neu");
    }

    private static List<String> told(String browser) throws IOException {
        var script =
                new ClassPathResource("static/assets/portal/puzzle.js")
                        .getContentAsString(StandardCharsets.UTF_8);
        var node =
                new ProcessBuilder("node", "--input-type=module", "-")
                        .redirectErrorStream(true)
                        .start();
        try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
            in.write(PAGE + browser + script + FILL_IN_AND_SEND);
        }
        try (var out = node.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        }
    }
}
