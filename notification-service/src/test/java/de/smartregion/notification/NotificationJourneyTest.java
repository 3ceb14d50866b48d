package de.smartregion.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

import de.smartregion.platform.contract.OpenApiContract;
import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * From the owner's event on the topic to the letter in the mailbox, and what the staff sees of it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class NotificationJourneyTest {
    private static final String ROSTERS = "smartregion.events.rosters";
    private static final String SUBMISSIONS = "smartregion.catalog.submissions";
    private static final String PROJECTS = "smartregion.catalog.projects";
    private static final String REUSES = "smartregion.catalog.reuses";
    private static final String CONSULTATIONS = "smartregion.consulting.consultations";
    private static final String DEAD_LETTERS = "smartregion.notification.dead-letters";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLE = "Sensoren im Boden gegen trockene Stadtbäume";
    private static final GreenMail MAILBOX = mailbox();

    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(registry, Topics.all());
        registry.add("spring.mail.port", () -> MAILBOX.getSmtp().getPort());
        registry.add("smartregion.portal.url", () -> "https://portal.region.example");
        registry.add(
                "smartregion.letters.key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("smartregion.letters.staff-address", () -> "staff@region.example");
        Tokens.register(registry);
    }

    @AfterAll
    static void close() {
        MAILBOX.stop();
    }

    @Test
    void whatHappenedReachesTheReaderOnceHoweverOftenItIsTold() throws Exception {
        var event = UUID.randomUUID().toString();
        for (int i = 0; i < 50; i++) {
            tell("seat-confirmed", event, to("once@gemeinde.example"));
        }
        tell("moved-up", UUID.randomUUID().toString(), to("after@gemeinde.example"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lettersTo("after@gemeinde.example")).hasSize(1));
        await().untilAsserted(() -> assertThat(lettersTo("once@gemeinde.example")).hasSize(1));
        assertThat(lettersTo("once@gemeinde.example").getFirst().getSubject())
                .startsWith("Ihr Platz ist bestätigt");
    }

    @Test
    void whatBecomesOfAProjectReachesItsAuthorItsContactAndTheStaff(CapturedOutput log)
            throws Exception {
        var author = to("author@gemeinde.example");
        for (var fact :
                List.of("submission-started", "project-submitted", "submission-sent-back")) {
            tell(SUBMISSIONS, fact, UUID.randomUUID().toString(), author);
        }
        tell(SUBMISSIONS, "submission-published", UUID.randomUUID().toString(), author);
        var contact = to("contact@gemeinde.example");
        tell(PROJECTS, "confirmation-due", UUID.randomUUID().toString(), contact);
        var wish = UUID.randomUUID().toString();
        var another = Map.of("contactEmail", "other@gemeinde.example");
        tell(REUSES, "reuse-wanted", wish, another);
        tell(REUSES, "reuse-wanted", wish, another);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(subjectsTo("author@gemeinde.example"))
                                    .containsExactlyInAnyOrder(
                                            "Ihr Entwurf für den Projektkatalog",
                                            "Eingegangen: " + TITLE,
                                            "Bitte überarbeiten: " + TITLE,
                                            "Veröffentlicht: " + TITLE);
                            assertThat(subjectsTo("contact@gemeinde.example")).hasSize(1);
                            assertThat(subjectsTo("other@gemeinde.example")).hasSize(1);
                            assertThat(subjectsTo("staff@region.example"))
                                    .contains(
                                            "Zu prüfen: " + TITLE,
                                            "Zurückgegeben: " + TITLE,
                                            "Veröffentlicht: " + TITLE,
                                            "Bestätigung erbeten: Sensoren im Boden",
                                            "Nachnutzung gewünscht (Kassel): " + TITLE);
                        });
        assertThat(log.getAll())
                .doesNotContain(
                        "author@gemeinde.example",
                        "contact@gemeinde.example",
                        "other@gemeinde.example",
                        "digital@kassel.example",
                        "a-token-for-tests",
                        TITLE);
    }

    @Test
    void anAppointmentReachesTheMunicipalityAndItsConsultantOnce(CapturedOutput log)
            throws Exception {
        var both =
                Map.of(
                        "email",
                        "asking@gemeinde.example",
                        "consultantEmail",
                        "advising@beratung.example");
        var scheduled = UUID.randomUUID().toString();
        tell(CONSULTATIONS, "appointment-scheduled", scheduled, both);
        tell(CONSULTATIONS, "appointment-scheduled", scheduled, both);
        tell(CONSULTATIONS, "appointment-cancelled", UUID.randomUUID().toString(), both);
        tell(CONSULTATIONS, "consultant-missing", UUID.randomUUID().toString(), Map.of());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(subjectsTo("asking@gemeinde.example"))
                                    .hasSize(2)
                                    .anyMatch(it -> it.startsWith("Ihr Beratungstermin"))
                                    .anyMatch(it -> it.startsWith("Abgesagt"));
                            assertThat(subjectsTo("advising@beratung.example"))
                                    .hasSize(2)
                                    .anyMatch(it -> it.startsWith("Neuer Beratungstermin"))
                                    .anyMatch(it -> it.startsWith("Abgesagt"));
                            assertThat(subjectsTo("staff@region.example"))
                                    .anyMatch(it -> it.startsWith("Niemand passt"));
                        });
        assertThat(log.getAll())
                .doesNotContain("asking@gemeinde.example", "advising@beratung.example");
    }

    @Test
    void anUnreadableRecordIsPutAsideAndTheOthersFlowOn() throws Exception {
        var poison =
                new ProducerRecord<>(ROSTERS, "g", "{not json".getBytes(StandardCharsets.UTF_8));
        headers(poison, "seat-confirmed", "poison");
        send(poison);
        tell("seat-confirmed", UUID.randomUUID().toString(), Map.of("email", "nobody"));
        tell("seat-confirmed", UUID.randomUUID().toString(), to("flows@gemeinde.example"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lettersTo("flows@gemeinde.example")).hasSize(1));
        var aside = deadLetters(2);
        assertThat(aside)
                .extracting(record -> header(record, "dead-letter-topic"))
                .containsOnly(ROSTERS);
        assertThat(aside)
                .extracting(record -> header(record, "dead-letter-message"))
                .contains("the body is not JSON")
                .noneMatch(message -> message.contains("nobody"));
    }

    @Test
    void theDeskIsForTheStaffOnly() throws Exception {
        assertThat(get("/api/notifications/letters", null).statusCode()).isEqualTo(401);
        assertThat(get("/api/notifications/letters", Tokens.bearer("municipality")).statusCode())
                .isEqualTo(403);
        assertThat(get("/api/notifications/letters", Tokens.bearer("staff")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theDeskShowsHowFarALetterIsAndNothingOfWhatItSays() throws Exception {
        tell("seat-confirmed", UUID.randomUUID().toString(), to("desk@gemeinde.example"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lettersTo("desk@gemeinde.example")).hasSize(1));
        await().untilAsserted(
                        () -> {
                            var page =
                                    get(
                                                    "/api/notifications/letters?state=SENT&size=100",
                                                    Tokens.bearer("staff"))
                                            .body();
                            assertThat(JSON.readTree(page).get("items").valueStream())
                                    .anySatisfy(
                                            letter -> {
                                                assertThat(letter.get("template").asString())
                                                        .isEqualTo("seat-confirmed");
                                                assertThat(letter.get("attempts").asInt())
                                                        .isEqualTo(1);
                                            });
                            assertThat(page).doesNotContain("gemeinde.example", "message", "token");
                        });
    }

    @Test
    void theDeskNamesWhatItDoesNotUnderstand() throws Exception {
        var bad = get("/api/notifications/letters?size=101", Tokens.bearer("staff"));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(bad.body()).get("errors").get(0).get("field").asString())
                .isEqualTo("size");

        var missing = post("/api/notifications/letters/none/retry", Tokens.bearer("staff"));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(missing.body()).get("type").asString())
                .isEqualTo("urn:smartregion:problem:letter-not-found");
    }

    @Test
    void itIsReadyAndTellsItsMeasures() throws Exception {
        assertThat(get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        assertThat(
                        JSON.readTree(get("/actuator/health", null).body())
                                .at("/components/post/details/circuit")
                                .asString())
                .isEqualTo("CLOSED");
        tell("seat-confirmed", UUID.randomUUID().toString(), to("measured@gemeinde.example"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(get("/actuator/prometheus", null).body())
                                        .contains(
                                                "smartregion_letters_total{",
                                                "smartregion_letters_open_age_seconds",
                                                "smartregion_letters_delay_seconds_bucket{",
                                                "resilience4j_circuitbreaker_state{"));
    }

    @Test
    void whatPeopleTellTheOfficeReachesItOnceAndStandsInNoLog(CapturedOutput log) throws Exception {
        var said = "Hürde " + UUID.randomUUID();
        var body =
                "{\"text\":\"%s\",\"page\":\"/veranstaltungen\",\"answerTo\":\"mira@gemeinde.example\"}"
                        .formatted(said);
        var key = UUID.randomUUID().toString();
        for (int times = 0; times < 2; times++) {
            var answer = tellOffice(body, key);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(tellOffice(body.replace("Hürde", "Zweite Hürde"), key).statusCode())
                .isEqualTo(202);

        await().atMost(Duration.ofSeconds(30)).until(() -> feedback("Zweite " + said) == 1);
        assertThat(feedback(said)).as("each of the two once").isEqualTo(2);
        assertThat(log.getAll()).doesNotContain(said, "mira@gemeinde.example");
    }

    @Test
    void whatIsWrongWithWhatPeopleTellIsNamedFieldByField() throws Exception {
        var answer =
                tellOffice("{\"text\":\" \",\"answerTo\":\"a@b.example, c@d.example\"}", "key");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("errors").findValuesAsString("field"))
                .contains("text", "answerTo");
        assertThat(tellOffice("{}", "key").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> tellOffice(String body, String key)
            throws IOException, InterruptedException {
        return exchange(
                request("/api/notifications/feedback", null)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static long feedback(String said) {
        return Arrays.stream(MAILBOX.getReceivedMessages())
                .filter(message -> GreenMailUtil.getWholeMessage(message).contains("H=C3=BCrde"))
                .filter(message -> whole(message).contains(said))
                .count();
    }

    /** Without the breaks that quoted-printable puts into long lines. */
    private static String whole(MimeMessage message) {
        return GreenMailUtil.getWholeMessage(message).replace("=\r\n", "").replace("=C3=BC", "ü");
    }

    @Test
    void theContractIsWhatTheCodeSays() throws Exception {
        OpenApiContract.holds(get("/v3/api-docs", null).body(), Path.of("contracts/openapi.yaml"));
    }

    private static Map<String, String> to(String reader) {
        return Map.of("email", reader);
    }

    private static void tell(String fact, String id, Map<String, String> changes) throws Exception {
        tell(ROSTERS, fact, id, changes);
    }

    private static void tell(String topic, String fact, String id, Map<String, String> changes)
            throws Exception {
        var folder = Path.of("..", ownerOf(topic) + "-service", "contracts", "events");
        var example = folder.resolve(fact + ".v1.example.json");
        var data = (ObjectNode) JSON.readTree(Files.readString(example));
        changes.forEach(data::put);
        var record = new ProducerRecord<>(topic, "g", JSON.writeValueAsBytes(data));
        headers(record, fact, id);
        send(record);
    }

    /** {@code smartregion.events.rosters}: the second word. */
    private static String ownerOf(String topic) {
        return topic.replaceFirst("^smartregion\\.(\\w+)\\..*$", "$1");
    }

    private static void headers(ProducerRecord<String, byte[]> record, String fact, String id) {
        var owner = ownerOf(record.topic());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_type", "de.smartregion." + owner + "." + fact + ".v1",
                        "ce_source", "/" + owner + "-service",
                        "ce_subject", "g",
                        "ce_time", "2027-02-01T09:00:00Z",
                        "content-type", "application/json")
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static void send(ProducerRecord<String, byte[]> record) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", Broker.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var _ = producer.send(record).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(int atLeast) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        Broker.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(DEAD_LETTERS).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new java.util.ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                                return found.size() >= atLeast;
                            });
            return found;
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<MimeMessage> lettersTo(String reader) {
        return Arrays.stream(MAILBOX.getReceivedMessages())
                .filter(message -> isTo(message, reader))
                .toList();
    }

    private static List<String> subjectsTo(String reader) {
        return lettersTo(reader).stream().map(NotificationJourneyTest::subjectOf).toList();
    }

    private static String subjectOf(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage message, String reader) {
        try {
            return reader.equals(message.getHeader("To", ","));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path, @Nullable String token)
            throws IOException, InterruptedException {
        return exchange(request(path, token).GET().build());
    }

    private HttpResponse<String> post(String path, @Nullable String token)
            throws IOException, InterruptedException {
        return exchange(request(path, token).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", token);
    }

    private HttpResponse<String> exchange(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static GreenMail mailbox() {
        var mailbox = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mailbox.start();
        return mailbox;
    }
}
