package de.smartregion.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class MailboxTest {

    private static final String HOST = "127.0.0.1";

    @TempDir Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private Mailbox mailbox;

    @BeforeEach
    void open() throws IOException {
        mailbox = Mailbox.open(folder, HOST, 0, 0, 0);
    }

    @AfterEach
    void close() {
        mailbox.close();
        browser.close();
    }

    @Test
    void aLetterThatWasAcceptedIsListedAndReadable() throws Exception {
        send(
                "ada@example.org",
                "Ihr Platz für Gemünden – bestätigt",
                "Öffnen Sie http://localhost:8080/x?token=a&b=1.");

        var listed = json("/letters.json?to=ada@example.org").path("letters");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("subject").asString())
                .isEqualTo("Ihr Platz für Gemünden – bestätigt");
        assertThat(listed.get(0).path("to").get(0).asString()).isEqualTo("ada@example.org");
        assertThat(json("/letters.json?to=grace@example.org").path("letters")).isEmpty();
        assertThat(get("/").body())
                .contains("Ihr Platz für Gemünden – bestätigt")
                .contains("<table>");
        assertThat(get("/letters/1").body())
                .contains("<a href=\"http://localhost:8080/x?token=a&amp;b=1\">")
                .contains("termin.ics");
        assertThat(get("/letters/1/source").body())
                .contains("BEGIN:VCALENDAR")
                .contains("Delivered-To: ada@example.org");
    }

    @Test
    void theCalendarPartCanBeDownloadedAndRead() throws Exception {
        send("ada@example.org", "Termin", "Text");

        var letter = json("/letters/1.json");
        var enclosure = letter.path("enclosures").get(0);
        assertThat(enclosure.path("type").asString()).isEqualTo("text/calendar");
        assertThat(enclosure.path("content").asString()).startsWith("BEGIN:VCALENDAR");
        var download = get("/letters/1/parts/" + enclosure.path("part").asInt());
        assertThat(download.body()).startsWith("BEGIN:VCALENDAR");
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment;"));
        assertThat(letter.path("text").asString()).startsWith("Text");
        assertThat(letter.path("html").asString()).contains("<p>");
    }

    @Test
    void lettersSurviveARestartAndNumbersGoOn() throws Exception {
        send("ada@example.org", "Eins", "Text");
        send("grace@example.org", "Zwei", "Text");

        mailbox.close();
        mailbox = Mailbox.open(folder, HOST, 0, 0, 0);
        send("ada@example.org", "Drei", "Text");

        assertThat(json("/letters.json").path("letters"))
                .extracting(
                        letter ->
                                letter.path("number").asInt()
                                        + " "
                                        + letter.path("subject").asString())
                .containsExactly("3 Drei", "2 Zwei", "1 Eins");
        assertThat(inbox("ada@example.org")).containsExactly("Eins", "Drei");
        assertThat(Files.exists(folder.resolve("000000000/000000003.eml"))).isTrue();
    }

    @Test
    void wordsFromOutsideStayWordsOnThePage() throws Exception {
        send(
                "ada@example.org",
                "<script>alert(1)</script> \u202Egnp.exe",
                "<img src=x onerror=alert(1)>");

        assertThat(get("/").body())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;")
                .contains("<bdi>");
        assertThat(get("/letters/1").body()).doesNotContain("<img").contains("&lt;img");
        var html = get("/letters/1/html");
        assertThat(html.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .contains("default-src 'none'")
                                        .contains("sandbox"));
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingCanBeChanged() throws Exception {
        assertThat(get("/letters/99").statusCode()).isEqualTo(404);
        assertThat(get("/letters/..%2F..%2Fkeys").statusCode()).isEqualTo(404);
        var post =
                browser.send(
                        HttpRequest.newBuilder(uri("/"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
    }

    @Test
    void manySendersAtOnceLoseNothing() throws Exception {
        try (var senders = Executors.newFixedThreadPool(8)) {
            var sent =
                    senders.invokeAll(
                            IntStream.range(0, 8)
                                    .<Callable<Integer>>mapToObj(
                                            sender -> () -> sendMany(sender, 75))
                                    .toList());
            for (var each : sent) {
                assertThat(each.get()).isEqualTo(75);
            }
        }

        assertThat(json("/letters.json").path("letters")).hasSize(600);
        assertThat(json("/letters.json?to=w3-74@example.org").path("letters")).hasSize(1);
    }

    private int sendMany(int sender, int count) throws MessagingException {
        var session = session();
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            for (var i = 0; i < count; i++) {
                var to = "w" + sender + "-" + i + "@example.org";
                var message = message(session, to, "Nummer " + i, "Text");
                message.saveChanges();
                transport.sendMessage(message, InternetAddress.parse(to));
            }
        }
        return count;
    }

    private void send(String to, String subject, String text) throws MessagingException {
        Transport.send(message(session(), to, subject, text));
    }

    private Session session() {
        var settings = new Properties();
        settings.put("mail.smtp.host", HOST);
        settings.put("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        return Session.getInstance(settings);
    }

    private static MimeMessage message(Session session, String to, String subject, String text)
            throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<p>" + text.replace("<", "&lt;") + "</p>", "UTF-8", "html");
        var calendar = new MimeBodyPart();
        calendar.setContent(
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
                "text/calendar; charset=UTF-8; method=REQUEST");
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress("office@example.org"));
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        message.setSubject(subject, "UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, html, calendar));
        return message;
    }

    private List<String> inbox(String address) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.imap.host", HOST);
        settings.put("mail.imap.port", Integer.toString(mailbox.imapPort()));
        try (var store = Session.getInstance(settings).getStore("imap")) {
            store.connect(address, "anything");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                var subjects = new ArrayList<String>();
                for (var message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                }
                return subjects;
            }
        }
    }

    private URI uri(String path) {
        return URI.create("http://" + HOST + ":" + mailbox.webPort() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return new JsonMapper().readTree(get(path).body());
    }
}
