package de.smartregion.local.launcher;

import de.smartregion.local.signin.Credentials;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/** Everything the local system remembers; used by one launcher at a time. */
final class DataFolder implements AutoCloseable {

    /** What is ours in it. Somebody may point us at a folder with other things: those stay. */
    private static final List<String> OURS =
            List.of(
                    "store.mv.db",
                    "kafka",
                    "letters",
                    "logs",
                    "keys.properties",
                    Credentials.FILE,
                    "sign-in-key.json",
                    "sign-in",
                    "run.json",
                    "infrastructure.ready",
                    "infrastructure.lock");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        var lock =
                FileChannel.open(
                        path.resolve("up.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!locked(lock)) {
            lock.close();
            throw new UsageError(
                    "The system already runs in %s. Stop it there with Ctrl-C, or start another one beside it: --data DIR --port-base N"
                            .formatted(path));
        }
        return new DataFolder(path, lock);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    void empty() throws IOException {
        for (var name : OURS) {
            delete(path.resolve(name));
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (var below = Files.walk(path)) {
            for (var each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path log(String name) throws IOException {
        return Files.createDirectories(path.resolve("logs")).resolve(name + ".log");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
