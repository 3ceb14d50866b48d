package de.smartregion.catalog.offer;

import static de.smartregion.catalog.Door.as;
import static de.smartregion.catalog.Door.ifMatch;
import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.RunningCatalog;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Offers and partners over HTTP, through the running service. */
class OfferDoorTest implements RunningCatalog {

    private static final String OFFERS = "/api/catalog/offers";
    private static final String PARTNERS = "/api/catalog/partners";

    private final Door door;

    OfferDoorTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @Test
    void onlyStaffWrite() {
        assertThat(door.post(OFFERS, offer("x", 1), nobody()).status()).isEqualTo(401);
        assertThat(
                        door.post(
                                        OFFERS,
                                        offer("x", 1),
                                        as(RunningCatalog.token("eve", "municipality")))
                                .status())
                .isEqualTo(403);
        assertThat(door.post(PARTNERS, partner("x"), nobody()).status()).isEqualTo(401);
    }

    @Test
    void offersStandInTheirOrderWithTheirPartners() {
        var partner = door.post(PARTNERS, partner("Haus der Beispiele"), staff());
        assertThat(partner.status()).isEqualTo(201);
        var form = offer("Später", 9_002);
        form.putArray("partners").add(partner.id());
        var later = door.post(OFFERS, form, staff());
        var sooner = door.post(OFFERS, offer("Früher", 9_001), staff());
        var list = door.get(OFFERS, nobody());
        assertThat(list.text().indexOf(sooner.id())).isPositive();
        assertThat(list.text().indexOf(sooner.id())).isLessThan(list.text().indexOf(later.id()));
        assertThat(
                        door.get(OFFERS + "/" + later.id(), nobody())
                                .body()
                                .path("partners")
                                .path(0)
                                .path("name")
                                .asString())
                .isEqualTo("Haus der Beispiele");
        assertThat(
                        door.get(
                                        OFFERS,
                                        headers ->
                                                headers.set(HttpHeaders.IF_NONE_MATCH, list.etag()))
                                .status())
                .isEqualTo(304);
        delete(PARTNERS + "/" + partner.id(), partner.etag());
        assertThat(door.get(OFFERS + "/" + later.id(), nobody()).body().path("partners")).isEmpty();
        assertThat(door.get(OFFERS, nobody()).etag()).isNotEqualTo(list.etag());
        assertThat(door.get(PARTNERS, nobody()).text()).doesNotContain(partner.id());
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var made = door.post(OFFERS, offer("Beratung", 5), staff());
        var path = OFFERS + "/" + made.id();
        assertThat(door.put(path, offer("Neu", 5), staff()).status()).isEqualTo(428);
        var changed = door.put(path, offer("Neu", 5), staff().andThen(ifMatch(made.etag())));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(
                        door.put(path, offer("Neuer", 5), staff().andThen(ifMatch(made.etag())))
                                .status())
                .isEqualTo(412);
        assertThat(delete(path, made.etag())).isEqualTo(412);
        assertThat(delete(path, changed.etag())).isEqualTo(204);
        assertThat(door.get(path, nobody()).problem()).isEqualTo("offer-not-found");
        assertThat(delete(path, changed.etag())).isEqualTo(404);
    }

    @Test
    void whatIsNotVisibleIsShownToStaffOnly() {
        var form = offer("Geheim", 1);
        form.put("visible", false);
        var made = door.post(OFFERS, form, staff());
        assertThat(door.get(OFFERS, nobody()).text()).doesNotContain(made.id());
        assertThat(door.get(OFFERS + "/" + made.id(), nobody()).status()).isEqualTo(404);
        assertThat(door.get(OFFERS, staff()).text()).contains(made.id());
    }

    @Test
    void whatIsSentTwiceUnderOneKeyIsMadeOnce() {
        for (var path : List.of(OFFERS, PARTNERS)) {
            var form = path.equals(OFFERS) ? offer("Einmal", 3) : partner("Einmal");
            var other = path.equals(OFFERS) ? offer("Anders", 3) : partner("Anders");
            var keyed = staff().andThen(it -> it.set("Idempotency-Key", "twice-" + path));
            var first = door.post(path, form, keyed);
            var second = door.post(path, form, keyed);
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(door.post(path, other, keyed).problem()).isEqualTo("idempotency-key-reused");
            assertThat(door.post(path, form, staff()).id()).isNotEqualTo(first.id());
        }
    }

    @Test
    void itsTextIsToldAsHtmlThatHarmsNobody() {
        var form = offer("Beratung", 1);
        form.putObject("text").put("de", "**Gut** <script>alert(1)</script>").put("en", "*Good*");
        var made = door.post(OFFERS, form, staff());
        var html = door.get(OFFERS + "/" + made.id(), nobody()).body().path("html");
        assertThat(html.path("de").asString())
                .contains("<strong>Gut</strong>")
                .doesNotContain("<script");
        assertThat(html.path("en").asString()).contains("<em>Good</em>");
        assertThat(door.get(OFFERS, nobody()).text()).doesNotContain("<strong>Gut</strong>");
        form.putObject("text").put("de", "[leer]: https://nothing.example");
        var empty = door.post(OFFERS, form, staff());
        assertThat(empty.status()).isEqualTo(201);
        assertThat(empty.body().has("html")).isFalse();
    }

    @Test
    void whatIsWrongIsNamed() {
        var form = offer("", -1);
        form.put("kind", "OTHER");
        form.put("target", "//elsewhere.example");
        form.putArray("links").addObject().put("label", "x").put("url", "http://plain.example");
        assertThat(door.post(OFFERS, form, staff()).fields())
                .contains("title.de", "position", "target", "links[0].url");
        var unknown = offer("Beratung", 1);
        unknown.putArray("partners").add("nobody");
        assertThat(door.post(OFFERS, unknown, staff()).problem()).isEqualTo("partner-unknown");
    }

    private int delete(String path, String etag) {
        return door.send(
                        HttpMethod.DELETE,
                        path,
                        null,
                        MediaType.APPLICATION_JSON,
                        staff().andThen(ifMatch(etag)))
                .status();
    }

    private static ObjectNode offer(String title, int position) {
        var form = Door.JSON.createObjectNode();
        form.putObject("title").put("de", title);
        form.putObject("summary").put("de", "Worum es geht.");
        form.put("kind", "CONSULTING");
        form.put("position", position);
        return form;
    }

    private static ObjectNode partner(String name) {
        var form = Door.JSON.createObjectNode();
        form.put("name", name);
        form.putObject("summary").put("de", "Wer das ist.");
        form.putObject("link").put("label", "Website").put("url", "https://partner.example/");
        return form;
    }
}
