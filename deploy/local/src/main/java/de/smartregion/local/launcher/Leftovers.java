package de.smartregion.local.launcher;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that a killed launcher could not stop. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * Ends the processes of the last run that are still there: those it noted, and only if they
     * carry our mark.
     */
    static void end(Path run, Path folder) throws IOException {
        if (Files.notExists(run)) {
            return;
        }
        for (var part : new JsonMapper().readTree(Files.readString(run)).path("pids")) {
            ProcessHandle.of(part.asLong())
                    .filter(process -> isOurs(process, folder))
                    .ifPresent(Leftovers::end);
        }
    }

    private static boolean isOurs(ProcessHandle process, Path folder) {
        return process.info()
                .arguments()
                .map(words -> Arrays.asList(words).contains(Part.MARK + folder))
                .orElse(false);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
