package de.smartregion.gateway.portal.events;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;

import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Starts what a page asks of services at once, each on a virtual thread with the page's trace. */
@Component
public class Errands {
    private final ExecutorService threads =
            ContextExecutorService.wrap(
                    Executors.newVirtualThreadPerTaskExecutor(),
                    ContextSnapshotFactory.builder().build()::captureAll);

    /** The answer waits for the errand and throws what the errand threw. */
    public <T> Supplier<T> start(Supplier<T> errand) {
        var running = CompletableFuture.supplyAsync(errand, threads);
        return () -> {
            try {
                return running.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        };
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
