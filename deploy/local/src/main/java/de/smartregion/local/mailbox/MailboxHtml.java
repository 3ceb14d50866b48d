package de.smartregion.local.mailbox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mailbox's pages, in German, plain and without scripts. */
final class MailboxHtml {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                    .withLocale(Locale.GERMANY)
                    .withZone(ZoneId.of("Europe/Berlin"));

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private static final Set<String> SHOWN_HEADERS =
            Set.of(
                    "from",
                    "to",
                    "reply-to",
                    "subject",
                    "date",
                    "message-id",
                    "auto-submitted",
                    "list-unsubscribe");

    private MailboxHtml() {}

    static String list(List<Letter> letters, long received, @Nullable String to) {
        var rows = letters.stream().map(MailboxHtml::row).collect(Collectors.joining());
        var filter =
                """
                <form action="/" method="get" role="search">
                  <label for="to">Empfängerin oder Empfänger (E-Mail-Adresse)</label>
                  <input id="to" name="to" type="text" inputmode="email" autocomplete="off" value="%s">
                  <button type="submit">Filtern</button> <a href="/">Alle anzeigen</a>
                </form>
                """
                        .formatted(to == null ? "" : escaped(to));
        var table =
                letters.isEmpty()
                        ? "<p>Noch keine Schreiben"
                                + (to == null ? "" : " an diese Adresse")
                                + ".</p>"
                        : """
                          <div class="scroll" tabindex="0" role="region" aria-labelledby="caption">
                          <table>
                            <caption id="caption">Die neuesten %d von %d Schreiben</caption>
                            <thead><tr><th scope="col">Eingang</th><th scope="col">Betreff</th><th scope="col">An</th><th scope="col">Von</th></tr></thead>
                            <tbody>
                          %s</tbody>
                          </table>
                          </div>
                          """
                                .formatted(letters.size(), received, rows);
        return page("Postfach", "<h1>Postfach</h1>" + filter + table);
    }

    private static String row(Letter letter) {
        return "<tr><td>%s</td><th scope=\"row\"><a href=\"/letters/%d\">%s</a></th><td>%s</td><td>%s</td></tr>%n"
                .formatted(
                        WHEN.format(letter.received()),
                        letter.number(),
                        isolated(letter.subject().isBlank() ? "(ohne Betreff)" : letter.subject()),
                        isolated(String.join(", ", letter.to())),
                        isolated(letter.from()));
    }

    static String letter(OpenLetter open) {
        var letter = open.letter();
        var headers =
                open.headers().stream()
                        .filter(
                                line ->
                                        SHOWN_HEADERS.contains(
                                                line.name().toLowerCase(Locale.ROOT)))
                        .map(
                                line ->
                                        "<dt>%s</dt><dd>%s</dd>"
                                                .formatted(
                                                        escaped(line.name()),
                                                        isolated(line.value())))
                        .collect(Collectors.joining("\n"));
        var text =
                open.plain()
                        .map(piece -> "<h2>Text</h2><pre>" + linked(piece.text()) + "</pre>")
                        .orElse("");
        var html =
                open.html()
                        .map(
                                _ ->
                                        """
                                        <h2>HTML-Ansicht</h2>
                                        <iframe src="/letters/%d/html" title="HTML-Ansicht des Schreibens" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                                        """
                                                .formatted(letter.number()))
                        .orElse("");
        var enclosures =
                open.enclosures().stream()
                        .map(
                                piece ->
                                        "<li><a href=\"/letters/%d/parts/%d\" download>%s</a> (%s, %d Byte)</li>"
                                                .formatted(
                                                        letter.number(),
                                                        piece.number(),
                                                        isolated(piece.name()),
                                                        escaped(piece.type()),
                                                        piece.content().remaining()))
                        .collect(Collectors.joining("\n"));
        return page(
                letter.subject(),
                """
                <p><a href="/">Zurück zum Postfach</a></p>
                <h1>%s</h1>
                <dl>
                <dt>Eingang</dt><dd>%s</dd>
                <dt>Zugestellt an</dt><dd>%s</dd>
                %s
                </dl>
                %s%s%s
                <p><a href="/letters/%d/source">Quelltext anzeigen</a></p>
                """
                        .formatted(
                                isolated(
                                        letter.subject().isBlank()
                                                ? "(ohne Betreff)"
                                                : letter.subject()),
                                WHEN.format(letter.received()),
                                isolated(String.join(", ", letter.to())),
                                headers,
                                text,
                                html,
                                enclosures.isEmpty()
                                        ? ""
                                        : "<h2>Anlagen</h2><ul>" + enclosures + "</ul>",
                                letter.number()));
    }

    static String notFound() {
        return page(
                "Nicht gefunden",
                "<h1>Nicht gefunden</h1><p>Dieses Schreiben gibt es hier nicht. <a href=\"/\">Zum Postfach</a></p>");
    }

    /** The letter's own HTML; its links open outside the frame. */
    static String framed(String html) {
        return "<base target=\"_blank\">" + html;
    }

    private static String page(String title, String body) {
        return """
               <!DOCTYPE html>
               <html lang="de">
               <head>
               <meta charset="utf-8">
               <meta name="viewport" content="width=device-width, initial-scale=1">
               <title>%s – Postfach der Smarten Region (lokal)</title>
               <link rel="stylesheet" href="/style.css">
               </head>
               <body>
               <main>
               %s
               </main>
               </body>
               </html>
               """
                .formatted(escaped(title), body);
    }

    private static String linked(String text) {
        var html = new StringBuilder();
        var link = LINK.matcher(text);
        var end = 0;
        while (link.find()) {
            html.append(escaped(text.substring(end, link.start())));
            var address = link.group().replaceAll("[.,;:!?)]+$", "");
            html.append("<a href=\"")
                    .append(escaped(address))
                    .append("\">")
                    .append(escaped(address))
                    .append("</a>");
            html.append(escaped(link.group().substring(address.length())));
            end = link.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    /** Foreign words that cannot turn the direction of ours. */
    private static String isolated(String text) {
        return "<bdi>" + escaped(text) + "</bdi>";
    }

    static String escaped(String text) {
        var html = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(character);
            }
        }
        return html.toString();
    }
}
