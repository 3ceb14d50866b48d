package de.smartregion.e2e;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who takes part. Name and domain are unmistakable, so that a log line cannot hide them.
 */
record Person(String name, String email) {

    static final String SURNAME = "Quellwasserpfad";
    static final String DOMAIN = "gemeinde-e2e.example";

    private static final AtomicInteger NEXT = new AtomicInteger();

    static Person called(String firstName) {
        return new Person(firstName + " " + SURNAME, "p" + NEXT.incrementAndGet() + "@" + DOMAIN);
    }

    Person withName(String name) {
        return new Person(name, email);
    }
}
