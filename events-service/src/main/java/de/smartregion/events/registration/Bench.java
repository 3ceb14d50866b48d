package de.smartregion.events.registration;

import java.util.TreeMap;

/** The seats of one pool while decisions are made. */
final class Bench {

    int seats;
    int taken;
    int overhang;
    boolean toldFull;
    final TreeMap<Integer, String> waiting = new TreeMap<>();

    Bench(Pool pool) {
        seats = pool.seats();
        taken = pool.taken();
        overhang = pool.overhang();
        toldFull = pool.toldFull();
    }

    int free() {
        return seats - taken;
    }

    boolean full() {
        return free() <= 0 || !waiting.isEmpty();
    }

    /** Whether the pool could ever hold so many; seats may have been lowered since they came. */
    boolean holds(int number) {
        return number <= seats;
    }

    void leave(int number) {
        taken -= number;
        overhang = Math.min(overhang, Math.max(0, taken - seats));
    }

    void resize(int number) {
        seats = number;
        overhang = Math.max(0, taken - seats);
        toldFull = toldFull && full();
    }

    Pool pool() {
        return new Pool(seats, taken, waiting.size(), overhang, toldFull);
    }
}
