/** Journeys and faults, seen from outside: HTTP, a browser, a mailbox, and {@code kill -9}. */
@NullMarked
package de.smartregion.e2e;

import org.jspecify.annotations.NullMarked;
