package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.Door.as;
import static de.smartregion.consulting.Door.municipality;
import static de.smartregion.consulting.Door.nobody;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.Door;
import de.smartregion.consulting.Door.Answer;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Tokens;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What people send through the doors, again and again. */
final class FrontDesk {

    static final String CASES = "/api/consulting/consultations";
    static final String HOLDS = "/api/consulting/holds";

    /** Each test asks as another municipality: a year has a quota. */
    private static final AtomicInteger ASKED = new AtomicInteger();

    /** Of the Wetteraukreis: more than ask. */
    private static final int MUNICIPALITIES = 25;

    final Door door;

    FrontDesk(int port) {
        door = new Door(port);
    }

    static String another() {
        return "0" + (6_440_001 + ASKED.getAndIncrement() % MUNICIPALITIES);
    }

    static Consumer<HttpHeaders> consultant(String id) {
        return as(
                Tokens.token()
                        .subject(id)
                        .roles("consultant")
                        .email(id + "@ekom21.example")
                        .name(id)
                        .sign());
    }

    static Consumer<HttpHeaders> key(String key) {
        return headers -> headers.set("Idempotency-Key", key);
    }

    /** A weekday far enough away to be moved; each hour of it for another test. */
    static Instant start(int hour) {
        var date = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(10);
        while (date.getDayOfWeek() != DayOfWeek.TUESDAY) {
            date = date.plusDays(1);
        }
        return date.atTime(hour, 0).atZone(Spot.ZONE).toInstant();
    }

    static ObjectNode form(String ags) {
        var form =
                Door.JSON
                        .createObjectNode()
                        .put("name", "Erika Beispiel")
                        .put("email", "digital@" + ags + ".example")
                        .put("municipality", ags)
                        .put("question", "Wie beginnen wir?")
                        .put("module", PaperAgenda.MODULE)
                        .put("mode", "ONLINE")
                        .put("privacyAccepted", true);
        form.putArray("fields").add("ENVIRONMENT");
        return form;
    }

    static ObjectNode choice(Instant start) {
        return Door.JSON.createObjectNode().put("start", start.toString());
    }

    Answer hold(Instant start) {
        return door.post(
                HOLDS,
                Door.JSON
                        .createObjectNode()
                        .put("module", PaperAgenda.MODULE)
                        .put("mode", "ONLINE")
                        .put("start", start.toString()),
                nobody());
    }

    static ObjectNode with(ObjectNode form, Answer held) {
        form.putObject("hold")
                .put("hold", held.body().path("hold").asString())
                .put("token", held.body().path("token").asString());
        return form;
    }

    String scheduled(String ags, Instant start) {
        var asked = door.post(CASES, with(form(ags), hold(start)), municipality(ags));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.body().path("status").asString()).isEqualTo("SCHEDULED");
        return asked.body().path("consultation").asString();
    }

    static JsonNode told(String fact, String id) {
        var record =
                Records.await(
                        "smartregion.consulting.consultations",
                        it ->
                                id.equals(it.key())
                                        && ("de.smartregion.consulting." + fact + ".v1")
                                                .equals(Records.header(it, "ce_type")));
        return Door.JSON.readTree(record.value());
    }

    Answer delete(String path, Consumer<HttpHeaders> who) {
        return door.send(HttpMethod.DELETE, path, null, MediaType.APPLICATION_JSON, who);
    }
}
