package de.smartregion.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void proseWithListsTablesAndLinksIsShown() {
        var html =
                Markdown.html(
                        """
                        # Ziel

                        Mehr **Schatten**, siehe [Karte](https://karte.example/).

                        * eins
                        * zwei

                        | a | b |
                        |---|---|
                        | 1 | 2 |
                        """);
        assertThat(html)
                .contains(
                        "<h3>Ziel</h3>", "<strong>Schatten</strong>", "<li>eins</li>", "<td>1</td>")
                .contains(
                        "href=\"https://karte.example/\"", "rel=\"nofollow noopener noreferrer\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](javascript:alert(1))",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](<java\nscript:alert(1)>)",
                "<svg/onload=alert(1)>",
                "<style>body{display:none}</style>",
                "<iframe src=\"https://böse.example\"></iframe>",
                "[x](https://x.example \"onmouseover=alert(1)\")",
                "`<b onclick=x>`",
                "<form action=https://x.example><input></form>"
            })
    void nothingHostileLeaves(String hostile) {
        assertThat(Markdown.html(hostile))
                .doesNotContainPattern("(?i)<(script|img|svg|style|iframe|form|input|object|b) ?")
                .doesNotContainPattern("(?i)<[^>]*\\s(on\\w+|style|src)\\s*=")
                .doesNotContainPattern("(?i)href=\"(?!https:|mailto:)");
    }

    @Test
    void nestingCostsNoMoreThanItsLength() {
        assertThat(Markdown.html(">".repeat(20_000))).hasSizeLessThan(100_000);
        assertThat(Markdown.html("[".repeat(20_000))).hasSizeLessThan(200_000);
        assertThat(Markdown.html("*a ".repeat(6_000))).isNotEmpty();
    }
}
