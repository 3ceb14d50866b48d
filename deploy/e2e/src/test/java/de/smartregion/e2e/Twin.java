package de.smartregion.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A second instance beside the one that {@code up} runs: the same command, store and broker, a port
 * of its own. Nobody starts it again.
 */
final class Twin implements AutoCloseable {

    /** What makes {@code up}'s instance the only one of its kind. */
    private static final String ALONE = "group.instance.id=";

    private final URI address;
    private final Process process;

    private Twin(URI address, Process process) {
        this.address = address;
        this.process = process;
    }

    static Twin of(Region region, Region.Part part) {
        var port = Broker.freePort();
        var pid = region.process(part).pid();
        var command = new ArrayList<>(read(pid, "cmdline"));
        command.removeIf(word -> word.contains(ALONE));
        command.add("--server.port=" + port);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                region.data().resolve("logs/" + part.inRunFile + "-twin.log").toFile());
        builder.environment().clear();
        read(pid, "environ")
                .forEach(
                        word -> {
                            var sign = word.indexOf('=');
                            builder.environment()
                                    .put(word.substring(0, sign), word.substring(sign + 1));
                        });
        try {
            var twin = new Twin(URI.create("http://127.0.0.1:" + port), builder.start());
            await("the twin of " + part + " is ready").until(() -> Region.ready(port));
            return twin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words the system keeps of a process, each ended by a zero. */
    private static List<String> read(long pid, String what) {
        try {
            return Stream.of(Files.readString(Path.of("/proc/" + pid + "/" + what)).split("\0"))
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the path is answered by this instance. */
    String at(String path) {
        return address.resolve(path).toString();
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
