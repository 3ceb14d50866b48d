package de.smartregion.platform.outbox;

import org.springframework.context.SmartLifecycle;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** The relays of this instance: up before the first request, down after the last. */
final class OutboxRelays implements AggregateStores.Outlets, SmartLifecycle {

    private final BiFunction<String, String, OutboxRelay> relay;
    private final List<OutboxRelay> relays = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    OutboxRelays(BiFunction<String, String, OutboxRelay> relay) {
        this.relay = relay;
    }

    @Override
    public synchronized Outlet open(String collection, String topic) {
        if (relays.stream().anyMatch(known -> known.collection().equals(collection))) {
            throw new IllegalStateException(collection + " has a store already");
        }
        var opened = relay.apply(collection, topic);
        relays.add(opened);
        if (running) {
            opened.start();
        }
        return opened;
    }

    List<OutboxRelay> all() {
        return List.copyOf(relays);
    }

    @Override
    public synchronized void start() {
        running = true;
        relays.forEach(OutboxRelay::start);
    }

    @Override
    public synchronized void stop() {
        running = false;
        relays.forEach(OutboxRelay::stop);
        try {
            for (var relay : relays) {
                relay.awaitStop();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Lower than every door: started before them, stopped after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
