package de.smartregion.gateway.portal.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The office's texts: theirs in words, ours in looks. */
class LegalTextsTest {
    @TempDir private Path folder;

    @Test
    void whatTheOfficeWroteIsShownInTheReadersLanguageOrTheOther() throws IOException {
        Files.writeString(folder.resolve("impressum.html"), "<h1>Wir</h1><p>Musterstraße&nbsp;1");
        Files.writeString(folder.resolve("impressum.en.html"), "<p>We are in Kassel.</p>");
        Files.writeString(folder.resolve("datenschutz.html"), "<p>Nur, was nötig ist.</p>");
        var texts = new LegalTexts(new LegalSettings(folder));

        assertThat(texts.of("impressum", Locale.GERMAN).orElseThrow().html())
                .isEqualTo(
                        "<h2 class=\"kern-heading-small\">Wir</h2><p class=\"kern-body\">Musterstraße&nbsp;1</p>");
        assertThat(texts.of("impressum", Locale.ENGLISH).orElseThrow().language()).isEqualTo("en");
        assertThat(texts.of("datenschutz", Locale.ENGLISH).orElseThrow().language())
                .as("better than nothing, and said to be German")
                .isEqualTo("de");
        assertThat(texts.of("barrierefreiheit", Locale.GERMAN)).isEmpty();
        assertThat(new LegalTexts(new LegalSettings(null)).of("impressum", Locale.GERMAN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick=\"alert(1)\" style=\"position:fixed\" class=\"portal-main\">x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<img src=\"https://elsewhere.example/pixel.gif\">",
                "<iframe src=\"https://elsewhere.example\"></iframe>",
                "<form action=\"https://elsewhere.example\"><input name=\"password\"></form>",
                "<style>body{display:none}</style>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext><script>alert(1)</script></mtext></math>",
                "<base href=\"https://elsewhere.example\">",
                "</main></body><script>alert(1)</script>",
                "<p th:text=\"${portal}\">[[${portal}]]</p>"
            })
    void nothingInItActsAndNothingIsLoaded(String hostile) {
        var clean = Jsoup.parseBodyFragment(LegalTexts.cleaned("<p>Text</p>" + hostile)).body();

        assertThat(clean.text()).startsWith("Text");
        assertThat(clean.select("script, style, img, iframe, form, input, svg, math, base, main"))
                .isEmpty();
        assertThat(clean.getAllElements())
                .allSatisfy(
                        element ->
                                element.attributes()
                                        .forEach(
                                                attribute ->
                                                        assertThat(attribute.getKey())
                                                                .isIn(
                                                                        "class", "href", "lang",
                                                                        "id", "scope", "title")));
        assertThat(clean.select("a[href]")).isEmpty();
        assertThat(clean.select("[class=portal-main]")).isEmpty();
    }

    @Test
    void linksStayAsTheyAreWritten() {
        var links =
                "<a href=\"https://region.example/x?a=b\">1</a><a href=\"mailto:a@region.example\">2</a>"
                        + "<a href=\"/datenschutz\">3</a><a href=\"#rechte\">4</a><a href=\"tel:+495611\">5</a>";

        assertThat(Jsoup.parseBodyFragment(LegalTexts.cleaned(links)).select("a").eachAttr("href"))
                .containsExactly(
                        "https://region.example/x?a=b",
                        "mailto:a@region.example",
                        "/datenschutz",
                        "#eigen-rechte",
                        "tel:+495611");
    }

    @Test
    void itsNamesAreNotThoseOfThePage() {
        assertThat(LegalTexts.cleaned("<h2 id=\"inhalt\">Text</h2>"))
                .contains("id=\"eigen-inhalt\"");
    }

    @Test
    void whatIsNoTextIsRefusedAtStart() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LegalSettings(folder.resolve("nowhere")))
                .withMessageContaining("nowhere");
        var file = folder.resolve("impressum.html");
        Files.writeString(file, "<script>alert(1)</script> ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LegalTexts(new LegalSettings(folder)))
                .withMessageContaining("impressum.html");
        Files.writeString(file, "x".repeat(300_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LegalTexts(new LegalSettings(folder)));
    }
}
