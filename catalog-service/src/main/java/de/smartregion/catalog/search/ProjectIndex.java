package de.smartregion.catalog.search;

import de.smartregion.catalog.search.ProjectSource.Newest;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What can be found, and how it is kept up.
 *
 * <p>Its laws: what is newer wins, in whatever order it is told and however often; what is told
 * while an index is built is in it when it begins to answer; the old one answers until then; who
 * asks before the first one is told to come again.
 */
final class ProjectIndex implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProjectIndex.class);

    private final ProjectSource source;
    private final German german;
    private final Clock clock;
    private final Path folder;

    /** Guards writing; who only searches never waits for it. */
    private final Object writing = new Object();

    private List<Told> meanwhile = new ArrayList<>();
    private boolean building = true; // or about to: nothing that is told may be lost before

    private volatile @Nullable Generation current;
    private volatile long content;
    private volatile boolean wanted = true;
    private volatile @Nullable Newest missed; // kept, and not found yet

    /** What was told of a project: everything, or what became of it. */
    sealed interface Told {
        record All(Listing listing) implements Told {}

        /** {@code asOf}: when it was decided. */
        record Change(String id, UnaryOperator<Listing> change, Instant asOf) implements Told {}
    }

    @FunctionalInterface
    interface Reading<R> {
        R read(Generation generation, IndexSearcher searcher) throws IOException;
    }

    ProjectIndex(ProjectSource source, German german, Clock clock, @Nullable Path parent)
            throws IOException {
        this.source = source;
        this.german = german;
        this.clock = clock;
        this.folder =
                parent == null
                        ? Files.createTempDirectory("project-index")
                        : Files.createTempDirectory(
                                Files.createDirectories(parent), "project-index");
    }

    /** Names what is visible now; the same content has the same number in every instance. */
    long content() {
        return content;
    }

    boolean isReady() {
        return current != null;
    }

    int documents() {
        var now = current;
        return now == null ? 0 : now.size();
    }

    /** How old the oldest change is that is kept and cannot be found. */
    Duration lag() {
        var since = missed;
        return since == null ? Duration.ZERO : Duration.between(since.changed(), clock.instant());
    }

    /** Looks whether the store knows more: nobody else notices news that do not come. */
    void compare() {
        try {
            if (missed == null) {
                var newest = source.newest().orElse(null);
                synchronized (writing) {
                    var now = current;
                    missed = newest == null || (now != null && now.knows(newest)) ? null : newest;
                }
            }
        } catch (RuntimeException e) {
            log.debug("the store cannot be asked: {}", e.toString());
        }
    }

    void tell(Told told) {
        synchronized (writing) {
            if (building) {
                meanwhile.add(told);
            }
            var now = current;
            if (now == null) {
                return;
            }
            try {
                apply(told, now);
            } catch (IOException | AlreadyClosedException e) {
                log.warn("the index cannot be written: {}", e.toString());
                if (!building) {
                    meanwhile.add(told);
                    building = true;
                }
                wanted = true;
            }
        }
    }

    private void apply(Told told, Generation generation) throws IOException {
        switch (told) {
            case Told.All(var listing) -> generation.put(listing);
            case Told.Change(var id, var change, var asOf) -> generation.change(id, asOf, change);
        }
    }

    private void noteFound(Generation generation) {
        var since = missed;
        if (since != null && generation.knows(since)) {
            missed = null;
        }
    }

    /** Makes visible what was told since. */
    void refresh() {
        synchronized (writing) {
            var now = current;
            if (now == null) {
                return;
            }
            try {
                content = now.refresh();
                noteFound(now);
            } catch (IOException | AlreadyClosedException e) {
                log.warn("the index cannot be read again: {}", e.toString());
                wanted = true;
            }
        }
    }

    /** Asks for a new index; the present one answers until then. */
    void want() {
        wanted = true;
    }

    /** Builds anew if somebody wants it, or if the files have gone. */
    void lookAfter() {
        if (!wanted && isWhole()) {
            return;
        }
        wanted = false;
        try {
            rebuild();
        } catch (IOException | RuntimeException e) {
            wanted = true; // the store may be away: the next look tries again
            log.warn("the index could not be built: {}", e.toString());
        }
    }

    private boolean isWhole() {
        var now = current;
        try {
            return now != null && now.isWhole();
        } catch (IOException | AlreadyClosedException _) {
            return false;
        }
    }

    private void rebuild() throws IOException {
        synchronized (writing) {
            if (!building) {
                meanwhile = new ArrayList<>();
                building = true;
            }
        }
        var started = clock.instant();
        Files.createDirectories(folder);
        var next = new Generation(Files.createTempDirectory(folder, "generation"), german);
        var done = false;
        @Nullable Generation last = null;
        try {
            source.forEach(
                    listing -> {
                        try {
                            next.put(listing);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            next.settle();
            synchronized (writing) {
                for (var told : meanwhile) {
                    apply(told, next);
                }
                content = next.refresh();
                noteFound(next);
                last = current;
                current = next;
                meanwhile = new ArrayList<>();
                building = false;
                done = true;
            }
        } finally {
            if (!done) {
                next.close();
            }
        }
        if (last != null) {
            close(last);
        }
        log.info(
                "built an index of {} projects in {} ms",
                next.size(),
                Duration.between(started, clock.instant()).toMillis());
    }

    /** Whoever asks too early, or while the files change hands, is asked to come again. */
    <R> R read(Reading<R> reading) {
        for (int attempt = 0; attempt < 3; attempt++) {
            var now = current;
            if (now == null) {
                break;
            }
            try {
                var searcher = now.acquire();
                try {
                    return reading.read(now, searcher);
                } finally {
                    now.release(searcher);
                }
            } catch (AlreadyClosedException _) {
                // replaced just now: ask the next one
            } catch (IOException e) {
                wanted = true;
                throw new DataAccessResourceFailureException("the index cannot be read", e);
            }
        }
        throw new DataAccessResourceFailureException("the index is being built");
    }

    private static void close(Generation generation) {
        try {
            generation.close();
        } catch (IOException | AlreadyClosedException e) {
            log.debug("an old index did not close: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (writing) {
            var now = current;
            current = null;
            if (now != null) {
                close(now);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Where it lies: for who wants to see what happens when it is gone. */
    Path folder() {
        return folder;
    }
}
