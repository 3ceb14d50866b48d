package de.smartregion.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.search.FindProjects.Found;
import de.smartregion.catalog.search.Wanted.Order;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What people type, and what they expect to find first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GermanQueriesTest {

    private final German german = new German();

    @SuppressWarnings("NullAway.Init")
    private ProjectIndex index;

    @SuppressWarnings("NullAway.Init")
    private FindProjects find;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    record Row(String asked, String first) {
        static List<Row> all() {
            return Resource.lines("queries.txt").stream()
                    .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                    .map(cells -> new Row(cells.get(0), cells.get(1)))
                    .toList();
        }
    }

    @BeforeAll
    void build() throws IOException {
        index =
                new ProjectIndex(
                        new Listings.Shop(Listings.table()), german, Clock.systemUTC(), folder);
        index.lookAfter();
        find = new FindProjects(index, german, new Synonyms(german));
    }

    @AfterAll
    void close() throws IOException {
        index.close();
    }

    static List<Row> rows() {
        return Row.all();
    }

    @Test
    void thereAreSixtyQueriesAndMore() {
        assertThat(Row.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Resource.lines("synonyms.txt")).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatPeopleTypeFindsWhatTheyMean(Row row) {
        assertThat(ids(find(row.asked()))).first().as(row.asked()).isEqualTo(row.first());
    }

    @Test
    void whatIsWrittenSoStandsAboveWhatIsMistypedSo() {
        assertThat(ids(find("Drohnen"))).first().isEqualTo("feuer");
        assertThat(ids(find("Fahrrad"))).doesNotContain("ampel");
    }

    @Test
    void anUnknownWordIsToldAsItWasMeant() {
        assertThat(find("Mültonnen").meant()).isEqualTo("Mülltonnen");
        assertThat(find("Bodenfeuchte Ampelln").meant()).startsWith("Bodenfeuchte Ampel");
        assertThat(find("Mülltonnen").meant()).isNull();
        assertThat(find("Kita").meant()).isNull();
    }

    @Test
    void whatWasFoundIsMarkedWithoutMarkup() {
        var hit = find("Mülltonne").hits().getFirst();
        assertThat(hit.title())
                .containsExactly(
                        new Marks.Segment("Füllstandssensoren in ", false),
                        new Marks.Segment("Mülltonnen", true));
        var text = find("Abfallbehälter").hits().getFirst();
        assertThat(text.snippet()).anyMatch(Marks.Segment::hit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*:*",
                "title:[* TO *]",
                "foo AND (bar OR",
                "\"offen",
                "a* ?b ~c^9",
                "\\",
                "+-!(){}[]^\"~*?:/",
                "<script>alert(1)</script>",
                "id:muell",
                "   ",
                "\u0000\uFFFF",
                "der die das",
                "😀"
            })
    void syntaxIsOnlyText(String asked) {
        assertThat(find(asked).total()).isBetween(0, Listings.table().size());
    }

    @Test
    void veryMuchTextIsStillAnswered() {
        assertThat(find("Ampel ".repeat(40)).hits()).isNotEmpty();
        assertThat(find("ä".repeat(200)).hits()).isEmpty();
    }

    @Test
    void nothingTypedFindsEverythingTheNewestFirst() {
        var all = find("");
        assertThat(all.total()).isEqualTo(Listings.table().size());
        assertThat(ids(all)).first().isEqualTo("wertstoff");
    }

    @Test
    void titlesAreOrderedAsGermansDo() {
        var titles =
                find.find(new Wanted("", Map.of(), false, Order.TITLE, 0, 100)).hits().stream()
                        .map(hit -> hit.listing().title())
                        .toList();
        assertThat(titles).first().isEqualTo("Anmeldung für Kindertagesstätten");
        assertThat(titles.indexOf("Mängelmelder für Straßen und Plätze"))
                .isLessThan(titles.indexOf("Messnetz für Feinstaub"));
        assertThat(titles.indexOf("Füllstandssensoren in Mülltonnen"))
                .isGreaterThan(titles.indexOf("Freies WLAN in Bussen und Museen"));
    }

    @Test
    void suggestionsAreTitlesAndWords() {
        var suggested = find.suggest("müll");
        assertThat(suggested).hasSizeLessThanOrEqualTo(FindProjects.MOST_SUGGESTIONS);
        assertThat(suggested)
                .anyMatch(
                        it ->
                                it.text().equals("Füllstandssensoren in Mülltonnen")
                                        && "muell".equals(it.project()));
        assertThat(suggested)
                .anyMatch(it -> it.text().equals("Mülltonnen") && it.project() == null);
        assertThat(find.suggest("Strassenbel")).isNotEmpty();
        assertThat(find.suggest("???")).isEmpty();
    }

    @Test
    void whatIsLikeItIsOfItsKind() {
        var similar = find.similar("licht").orElseThrow();
        assertThat(similar).hasSizeLessThanOrEqualTo(FindProjects.MOST_SIMILAR);
        assertThat(similar).noneMatch(it -> it.id().equals("licht"));
        assertThat(find.similar("none")).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        var all = ids(find.find(new Wanted("", Map.of(), false, Order.TITLE, 0, 100)));
        var second = ids(find.find(new Wanted("", Map.of(), false, Order.TITLE, 1, 10)));
        assertThat(second).isEqualTo(all.subList(10, 20));
        assertThat(find.find(new Wanted("", Map.of(), false, Order.TITLE, 50, 10)).hits())
                .isEmpty();
    }

    private Found find(String asked) {
        return find.find(new Wanted(asked, Map.of(), false, Order.RELEVANCE, 0, 20));
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().map(hit -> hit.listing().id()).toList();
    }
}
