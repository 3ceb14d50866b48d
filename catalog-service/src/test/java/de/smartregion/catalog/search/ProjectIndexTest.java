package de.smartregion.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.catalog.search.ProjectIndex.Told;
import de.smartregion.catalog.search.Wanted.Order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The index follows what is told, and survives what happens to it. */
class ProjectIndexTest {

    private static final Instant NOW = Listings.START;
    private static final Clock CLOCK = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);

    private final German german = new German();
    private final List<Listing> kept = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void nobodySearchesBeforeThereIsSomethingToSearchIn() throws IOException {
        try (var index = index(new Listings.Shop(kept))) {
            assertThat(index.isReady()).isFalse();
            assertThatThrownBy(() -> titles(index))
                    .isInstanceOf(DataAccessResourceFailureException.class);
            index.tell(all("a", "Erzählt", 1, 1));
            index.lookAfter();
            assertThat(index.isReady()).isTrue();
            assertThat(titles(index)).containsExactly("Erzählt");
        }
    }

    @Test
    void theStoreAwayIsTriedAgain() throws IOException {
        var away = new AtomicBoolean(true);
        Listings.Source source =
                reader -> {
                    if (away.get()) {
                        throw new IllegalStateException("away");
                    }
                    reader.accept(Listings.project("a", "Da", 1, NOW));
                };
        try (var index = index(source)) {
            index.lookAfter();
            assertThat(index.isReady()).isFalse();
            away.set(false);
            index.lookAfter();
            assertThat(titles(index)).containsExactly("Da");
        }
    }

    @Test
    void whateverTheOrderTheNewestWins() throws IOException {
        var story =
                List.of(
                        all("a", "Eins", 1, 1),
                        all("a", "Zwei", 2, 2),
                        archived("a", 3),
                        all("a", "Zwei wieder da", 2, 4),
                        all("a", "Drei", 3, 5));
        for (int seed = 0; seed < 20; seed++) {
            var told = new ArrayList<>(story);
            told.addAll(story);
            Collections.shuffle(told, new Random(seed));
            kept.clear();
            kept.add(Listings.project("a", "Eins", 1, NOW));
            try (var index = index(new Listings.Shop(kept))) {
                index.lookAfter();
                told.forEach(index::tell);
                index.refresh();
                assertThat(titles(index)).containsExactly("Drei");
            }
        }
    }

    @Test
    void whoWasAskedIsOverdueUntilSomebodyAnswersWhateverTheOrder() throws IOException {
        var asked = NOW.plusSeconds(2);
        var due = new Told.Change("a", listing -> listing.due(asked), asked);
        kept.add(Listings.project("a", "Altes", 1, NOW));
        try (var index = index(new Listings.Shop(kept))) {
            index.lookAfter();
            var before = index.content();
            index.tell(all("a", "Altes", 1, 1));
            index.tell(due);
            index.refresh();
            assertThat(overdue(index)).containsExactly(true);
            assertThat(index.content()).as("a name for what is shown").isNotEqualTo(before);
            index.tell(all("a", "Altes", 1, 1));
            index.refresh();
            assertThat(overdue(index)).as("old news").containsExactly(true);
            index.tell(all("a", "Altes", 1, 3));
            index.tell(due);
            index.refresh();
            assertThat(overdue(index)).as("answered").containsExactly(false);
        }
    }

    private List<Boolean> overdue(ProjectIndex index) {
        return new FindProjects(index, german, new Synonyms(german))
                .find(new Wanted("", Map.of(), false, Order.TITLE, 0, 20)).hits().stream()
                        .map(hit -> hit.listing().overdue())
                        .toList();
    }

    @Test
    void whatIsArchivedIsFoundOnlyByWhoAsksForIt() throws IOException {
        kept.add(Listings.project("a", "Altes", 1, NOW));
        try (var index = index(new Listings.Shop(kept))) {
            index.lookAfter();
            var before = index.content();
            index.tell(archived("a", 1));
            index.tell(archived("none", 1));
            index.refresh();
            assertThat(titles(index)).isEmpty();
            assertThat(search(index, "", true)).containsExactly("Altes");
            assertThat(index.content()).isNotEqualTo(before);
        }
    }

    @Test
    void theSameContentHasTheSameNumberInEveryInstance() throws IOException {
        kept.add(Listings.project("a", "Eins", 1, NOW));
        try (var one = index(new Listings.Shop(kept));
                var other = index(new Listings.Shop(List.of()))) {
            one.lookAfter();
            other.lookAfter();
            assertThat(other.content()).isNotEqualTo(one.content());
            other.tell(new Told.All(kept.getFirst()));
            other.refresh();
            assertThat(other.content()).isEqualTo(one.content());
        }
    }

    @Test
    void theOldOneAnswersWhileTheNewOneIsBuiltAndNothingToldMeanwhileIsLost() throws Exception {
        kept.add(Listings.project("a", "Alt", 1, NOW));
        var started = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var slow = new AtomicBoolean();
        Listings.Source source =
                reader -> {
                    List.copyOf(kept).forEach(reader);
                    if (slow.get()) {
                        started.countDown();
                        await(mayEnd);
                    }
                };
        try (var index = index(source)) {
            index.lookAfter();
            slow.set(true);
            index.want();
            var building = CompletableFuture.runAsync(index::lookAfter);
            await(started);
            index.tell(all("b", "Währenddessen", 1, 1));
            index.tell(all("a", "Neuer", 2, 2));
            index.refresh();
            assertThat(titles(index)).containsExactlyInAnyOrder("Neuer", "Währenddessen");
            mayEnd.countDown();
            building.join();
            assertThat(titles(index)).containsExactlyInAnyOrder("Neuer", "Währenddessen");
            assertThat(index.documents()).isEqualTo(2);
        }
    }

    @Test
    void deletedFilesAreNoticedAndBuiltAnewWhileTheOldOnesStillAnswer() throws IOException {
        kept.add(Listings.project("a", "Da", 1, NOW));
        try (var index = index(new Listings.Shop(kept))) {
            index.lookAfter();
            deleteEverythingIn(index.folder());
            assertThat(titles(index)).containsExactly("Da");
            index.tell(all("b", "Danach", 1, 1));
            index.refresh();
            assertThat(titles(index)).contains("Da");
            index.lookAfter();
            index.lookAfter();
            assertThat(titles(index)).containsExactlyInAnyOrder("Da", "Danach");
            try (var files = Files.walk(index.folder())) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty();
            }
        }
    }

    @Test
    void whatIsKeptAndNeverToldLagsBehindUntilItIsFound() throws IOException {
        kept.add(Listings.project("a", "Alt", 1, NOW.plusSeconds(5)));
        try (var index = index(new Listings.Shop(kept))) {
            index.lookAfter();
            index.compare();
            assertThat(index.lag()).isZero();
            kept.add(Listings.project("b", "Neu", 1, NOW.plusSeconds(20)));
            index.compare();
            assertThat(index.lag()).hasSeconds(40);
            kept.add(Listings.project("c", "Neuer", 1, NOW.plusSeconds(30)));
            index.compare();
            index.refresh();
            assertThat(index.lag()).as("of the oldest").hasSeconds(40);
            index.tell(all("b", "Neu", 1, 20));
            index.refresh();
            assertThat(index.lag()).isZero();
            index.compare();
            assertThat(index.lag()).hasSeconds(30);
            index.tell(all("c", "Neuer", 1, 30));
            assertThat(index.lag()).as("told, not found yet").hasSeconds(30);
            index.refresh();
            index.compare();
            assertThat(index.lag()).isZero();
        }
    }

    @Test
    void aLostMessageIsMissedHoweverManyComeAfterItUntilTheIndexIsBuiltAnew() throws IOException {
        kept.add(Listings.project("a", "Alt", 1, NOW));
        try (var index = index(new Listings.Shop(kept))) {
            index.lookAfter();
            kept.add(Listings.project("b", "Verloren", 1, NOW.plusSeconds(20)));
            index.compare();
            kept.add(Listings.project("c", "Danach", 1, NOW.plusSeconds(30)));
            index.tell(all("c", "Danach", 1, 30));
            index.refresh();
            index.compare();
            assertThat(index.lag()).as("of the lost one").hasSeconds(40);
            index.want();
            index.lookAfter();
            assertThat(index.lag()).isZero();
            assertThat(titles(index)).contains("Verloren");
        }
    }

    @Test
    void aWordBehindAllOthersIsLikeNone() throws IOException {
        kept.add(Listings.project("a", "Bürgerbus", 1, NOW));
        try (var index = index(new Listings.Shop(kept))) {
            index.lookAfter();
            assertThat(search(index, "Жукк", false)).isEmpty();
            assertThat(search(index, "Bürgerbuss", false)).containsExactly("Bürgerbus");
        }
    }

    private ProjectIndex index(ProjectSource source) throws IOException {
        return new ProjectIndex(source, german, CLOCK, folder);
    }

    private List<String> titles(ProjectIndex index) {
        return search(index, "", false);
    }

    private List<String> search(ProjectIndex index, String words, boolean archived) {
        return new FindProjects(index, german, new Synonyms(german))
                .find(new Wanted(words, Map.of(), archived, Order.NEWEST, 0, 100)).hits().stream()
                        .map(hit -> hit.listing().title())
                        .toList();
    }

    private static Told all(String id, String title, long revision, int second) {
        var at = NOW.plusSeconds(second);
        return new Told.All(Listings.project(id, title, revision, at));
    }

    private static Told archived(String id, int second) {
        var at = NOW.plusSeconds(second);
        return new Told.Change(id, listing -> listing.archived(at), at);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void deleteEverythingIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
