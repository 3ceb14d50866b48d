package de.smartregion.platform.event;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Not ready while a topic is known to be missing. A broker that does not answer is another matter:
 * what is accepted meanwhile waits in the store.
 */
final class TopicsHealth implements HealthIndicator {

    private final Supplier<Set<String>> needed;
    private final Supplier<Admin> connect;
    private volatile boolean seen;

    TopicsHealth(Supplier<Set<String>> needed, Supplier<Admin> connect) {
        this.needed = needed;
        this.connect = connect;
    }

    @Override
    public Health health() {
        var topics = needed.get();
        if (seen || topics.isEmpty()) {
            return Health.up().build();
        }
        try (var admin = connect.get()) {
            var missing = new TreeSet<>(topics);
            missing.removeAll(admin.listTopics().names().get(3, TimeUnit.SECONDS));
            if (!missing.isEmpty()) {
                return Health.down().withDetail("missing", missing).build();
            }
            seen = true;
            return Health.up().build();
        } catch (ExecutionException | TimeoutException _) {
            return Health.up().withDetail("broker", "does not answer").build();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }
}
